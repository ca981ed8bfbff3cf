% Dates and times as text. How the comments are read: control.pl.

:- module(date, [format_time/3, format_time/4, date_time_value/3, day_of_the_week/2,
    day_of_the_year/2, parse_time/2, parse_time/3]).

%! format_time(+Sink, +Format, +StampOrDate) is det.
%  Writes a point in time to a stream or as atom(A), string(S), codes(Cs), chars(Cs); Format is that of strftime(3).
%  ?- format_time(atom(A), '%Y-%m-%d', date(2024,2,29)).
%  A = '2024-02-29'
format_time(Sink, Format, Time) :-
    '$time_text'(Format, Time, Text),
    format(Sink, '~s', [Text]).

%! format_time(+Sink, +Format, +StampOrDate, +Locale) is det.
%  As format_time/3; the only locale is posix.
%  ?- format_time(atom(A), '%d %b', date(2024,2,29), posix).
%  A = '29 Feb'
format_time(Sink, Format, Time, Locale) :-
    must_be(oneof([posix]), Locale),
    format_time(Sink, Format, Time).

%! date_time_value(?Key, +Date, ?Value) is nondet.
%  A part of a date: year, month, day, hour, minute, second, utc_offset, time_zone, daylight_saving, date, time.
%  ?- date_time_value(month, date(2024,2,29,1,2,3.0,0,'UTC',-), M).
%  M = 2
date_time_value(Key, Date, Value) :- '$date_part'(Key, Date, Value).

'$date_part'(year, date(Y, _, _, _, _, _, _, _, _), Y).
'$date_part'(month, date(_, M, _, _, _, _, _, _, _), M).
'$date_part'(day, date(_, _, D, _, _, _, _, _, _), D).
'$date_part'(hour, date(_, _, _, H, _, _, _, _, _), H).
'$date_part'(minute, date(_, _, _, _, M, _, _, _, _), M).
'$date_part'(second, date(_, _, _, _, _, S, _, _, _), S).
'$date_part'(utc_offset, date(_, _, _, _, _, _, O, _, _), O).
'$date_part'(time_zone, date(_, _, _, _, _, _, _, Z, _), Z) :- Z \== (-).
'$date_part'(daylight_saving, date(_, _, _, _, _, _, _, _, D), D) :- D \== (-).
'$date_part'(date, date(Y, M, D, _, _, _, _, _, _), date(Y, M, D)).
'$date_part'(time, date(_, _, _, H, M, S, _, _, _), time(H, M, S)).

%! day_of_the_week(+Date, -Day) is det.
%  Day is 1 for Monday to 7 for Sunday.
%  ?- day_of_the_week(date(2024,2,29), D).
%  D = 4
day_of_the_week(Date, Day) :-
    date_time_stamp(Date, Stamp),
    Day is (floor(Stamp / 86400) + 3) mod 7 + 1.

%! day_of_the_year(+Date, -Day) is det.
%  Day is 1 for the first of January.
%  ?- day_of_the_year(date(2024,3,1), D).
%  D = 61
day_of_the_year(date(Year, Month, Day), Number) :-
    maplist(must_be(integer), [Year,Month,Day]),
    date_time_stamp(date(Year, Month, Day), Stamp),
    date_time_stamp(date(Year, 1, 1), First),
    Number is truncate((Stamp - First) / 86400) + 1.

%! parse_time(+Text, -Stamp) is semidet.
%  Stamp is the point in time that Text says as ISO 8601 or RFC 1123 have it.
%  ?- parse_time('2006-12-08T17:29:44+02:00', S).
%  S = 1165591784.0
parse_time(Text, Stamp) :- parse_time(Text, _, Stamp).

%! parse_time(+Text, ?Format, -Stamp) is semidet.
%  The same; Format is iso_8601 or rfc_1123.
%  ?- parse_time("Fri, 08 Dec 2006 15:29:44 GMT", F, S).
%  F = rfc_1123, S = 1165591784.0
parse_time(Text, Format, Stamp) :- '$parse_time'(Text, Format, Stamp).
