% A parser of English sentences about a harbour: all readings of ten sentences, with agreement, questions, commands,
% passives, relative clauses with gaps, and nested complements. More than 500 clauses, most of them the words.
% A grammar predicate takes the words before and after its phrase as last arguments, and builds a tree.
% Stresses large indexed tables of facts, many clauses with structured arguments, and backtracking.

bench_once :- text(_, Words), reading(Words, _), fail.
bench_once.

answer(answer(Counts, First)) :-
    counts([1,2,3,4,5,6,7,8,9,10], Counts),
    text(3, Words),
    reading(Words, First), !.

small_answer(answer(Counts, First)) :-
    counts([1,7], Counts),
    text(1, Words),
    reading(Words, First), !.

bench_size(250).
bench_small(1).

counts([], []).
counts([Number|Numbers], [Count|Counts]) :-
    text(Number, Words),
    findall(found, reading(Words, _), Readings),
    counted(Readings, 0, Count),
    counts(Numbers, Counts).

counted([], Count, Count).
counted([_|Items], Count0, Count) :- Count1 is Count0 + 1, counted(Items, Count1, Count).

reading(Words, Tree) :- sentence(Tree, Words, []).

text(1, [the,old,captain,sails,to,the,island]).
text(2, [every,sailor,who,knows,the,pilot,that,the,captain,trusts,waits,for,the,tide,in,the,harbour]).
text(3, [which,letter,did,anna,say,that,the,clerk,had,written,during,the,night]).
text(4, [show,the,merchant,the,map,of,the,coast,near,the,lighthouse]).
text(5, [the,boxes,that,were,carried,by,the,men,from,the,ship,on,the,quay,were,not,opened,in,the,morning]).
text(6, [three,smugglers,want,to,sell,the,barrels,and,the,heavy,chest,in,the,town,behind,the,tower]).
text(7, [does,the,crane,lift,an,empty,boat]).
text(8, [if,the,tide,is,stronger,than,the,engine,of,the,barge,the,keeper,
         must,ask,the,guard,to,stop,the,ships,at,the,bridge]).
text(9, [hugo,believes,that,the,stranger,who,hid,the,key,in,the,inn,near,the,market,has,told,karla,to,leave,
         the,town,and,irene,fears,that,he,was,seen,by,the,cook]).
text(10, [who,gave,the,child,who,slept,in,the,boat,a,loaf,from,the,inn,on,the,island]).

% Sentences.
sentence(Tree, S0, S) :- simple(Tree, S0, S).
sentence(both(Conjunction, First, Second), S0, S) :-
    statement(First, S0, S1),
    conjunction(Conjunction, S1, S2),
    statement(Second, S2, S).
sentence(when(Word, Condition, Main), S0, S) :-
    subordinator(Word, S0, S1),
    statement(Condition, S1, S2),
    simple(Main, S2, S).

simple(Tree, S0, S) :- statement(Tree, S0, S).
simple(Tree, S0, S) :- question(Tree, S0, S).
simple(command(Action), S0, S) :- action(base, none, none, Action, S0, S).

statement(says(Subject, Action), S0, S) :-
    thing(Agreement, subject, Subject, S0, S1),
    action(finite(Agreement), none, none, Action, S1, S).

question(whether(Subject, Action), S0, S) :- inverted(none, none, Subject, Action, S0, S).
question(asks(Asked, Action), S0, S) :-
    asked(Agreement, Asked, S0, S1),
    action(finite(Agreement), none, none, Action, S1, S).
question(asks(Asked, Subject, Action), S0, S) :-
    asked(_, Asked, S0, S1),
    inverted(gap, none, Subject, Action, S1, S).
question(asks(where(Word), Subject, Action), S0, S) :-
    circumstance(Word, S0, S1),
    inverted(none, none, Subject, Action, S1, S).

inverted(Gap0, Gap, Subject, act(Auxiliary, Action), S0, S) :-
    auxiliary(Agreement, Form, Auxiliary, S0, S1),
    thing(Agreement, subject, Subject, S1, S2),
    action(Form, Gap0, Gap, Action, S2, S).
inverted(Gap, Gap, Subject, is(Quality), S0, S) :-
    copula(finite(Agreement), S0, S1),
    thing(Agreement, subject, Subject, S1, S2),
    quality(Quality, S2, S).

asked(sg, who, [who|S], S).
asked(_, what, [what|S], S).
asked(Number, which(Nominal), [which|S0], S) :- nominal(Number, Nominal, S0, S).
asked(pl, how_many(Nominal), [how, many|S0], S) :- nominal(pl, Nominal, S0, S).

circumstance(where, [where|S], S).
circumstance(when, [when|S], S).
circumstance(why, [why|S], S).

conjunction(and, [and|S], S).
conjunction(but, [but|S], S).
conjunction(or, [or|S], S).

subordinator(if, [if|S], S).
subordinator(when, [when|S], S).
subordinator(because, [because|S], S).

% Noun phrases: thing(Agreement, Case, Tree, S0, S).
thing(Agreement, Case, Tree, S0, S) :- single(Agreement, Case, Tree, S0, S).
thing(pl, Case, and(First, Second), S0, S) :-
    single(_, Case, First, S0, [and|S1]),
    single(_, Case, Second, S1, S).

single(sg, _, name(Word), [Word|S], S) :- name_word(Word).
single(Agreement, Case, pronoun(Word), [Word|S], S) :- pronoun_word(Word, Agreement, Case).
single(Number, _, the(Determiner, Nominal), [Word|S0], S) :-
    determiner_word(Word, Number, Determiner),
    nominal(Number, Nominal, S0, S).
single(pl, _, count(Number, Nominal), [Word|S0], S) :-
    number_word(Word, Number),
    nominal(pl, Nominal, S0, S).
single(pl, _, some(Nominal), S0, S) :- nominal(pl, Nominal, S0, S).

nominal(Number, Tree, S0, S) :-
    described(Number, Core, S0, S1),
    modified(Number, Core, Tree, S1, S).

described(Number, has(Adjective, Core), [Adjective|S0], S) :-
    adjective_word(Adjective),
    described(Number, Core, S0, S).
described(Number, noun(Kind, Root), [Word|S], S) :- noun_word(Word, Number, Kind, Root).

modified(_, Tree, Tree, S, S).
modified(Number, Core, Tree, S0, S) :-
    modifier(Number, Modifier, S0, S1),
    modified(Number, with(Core, Modifier), Tree, S1, S).

modifier(_, of(Thing), [of|S0], S) :- thing(_, object, Thing, S0, S).
modifier(_, Place, S0, S) :- prepositional(Place, S0, S).
modifier(Number, who(Action), S0, S) :-
    relative(S0, S1),
    action(finite(Number), none, none, Action, S1, S).
modifier(_, whom(Subject, Action), S0, S) :-
    relative(S0, S1),
    thing(Agreement, subject, Subject, S1, S2),
    action(finite(Agreement), gap, none, Action, S2, S).

relative([who|S], S).
relative([that|S], S).
relative([which|S], S).

prepositional(place(Preposition, Thing), [Preposition|S0], S) :-
    preposition_word(Preposition),
    thing(_, object, Thing, S0, S).

% object(Gap0, Gap, Tree, S0, S): a noun phrase, or nothing where a gap has been promised.
object(Gap, Gap, Thing, S0, S) :- thing(_, object, Thing, S0, S).
object(gap, none, trace, S, S).

% Verb phrases: action(Form, Gap0, Gap, Tree, S0, S).
action(Form, Gap0, Gap, Tree, S0, S) :-
    core(Form, Gap0, Gap, Core, S0, S1),
    adverbials(Core, Tree, S1, S).

core(Form, Gap0, Gap, Tree, [Word|S0], S) :-
    adverb_word(Word),
    Tree = how(Core, Word),
    core(Form, Gap0, Gap, Core, S0, S).
core(Form, Gap0, Gap, do(Root, Arguments), [Word|S0], S) :-
    verb_word(Word, Inflection, Root),
    inflected(Form, Inflection),
    frame(Root, Frame),
    complements(Frame, Gap0, Gap, Arguments, S0, S).
core(finite(Agreement), Gap0, Gap, act(Auxiliary, Core), S0, S) :-
    auxiliary(Agreement, Form, Auxiliary, S0, S1),
    negated(Form, Gap0, Gap, Core, S1, S).
core(base, Gap0, Gap, act(perfect, Core), [have|S0], S) :- core(part, Gap0, Gap, Core, S0, S).
core(base, Gap0, Gap, act(continuous, Core), [be|S0], S) :- core(ing, Gap0, Gap, Core, S0, S).
core(Form, Gap, Gap, Tree, S0, S) :-
    copula(Form, S0, S1),
    predicate(Tree, S1, S).

negated(Form, Gap0, Gap, Core, S0, S) :- core(Form, Gap0, Gap, Core, S0, S).
negated(Form, Gap0, Gap, not(Core), [not|S0], S) :- core(Form, Gap0, Gap, Core, S0, S).

predicate(is(Quality), S0, S) :- quality(Quality, S0, S).
predicate(is_not(Quality), [not|S0], S) :- quality(Quality, S0, S).
predicate(passive(Passive), S0, S) :- passive(Passive, S0, S).
predicate(not(passive(Passive)), [not|S0], S) :- passive(Passive, S0, S).

quality(Adjective, [Adjective|S], S) :- adjective_word(Adjective).
quality(more(Adjective, Thing), [Word, than|S0], S) :-
    comparative_word(Word, Adjective),
    thing(_, object, Thing, S0, S).
quality(as(Adjective, Thing), [as, Adjective, as|S0], S) :-
    adjective_word(Adjective),
    thing(_, object, Thing, S0, S).
quality(Place, S0, S) :- prepositional(Place, S0, S).
quality(same(Thing), S0, S) :- thing(_, object, Thing, S0, S).

passive(done(Root, Agent), [Word|S0], S) :-
    verb_word(Word, Inflection, Root),
    inflected(part, Inflection),
    frame(Root, object),
    agent(Agent, S0, S).

agent(unknown, S, S).
agent(by(Thing), [by|S0], S) :- thing(_, object, Thing, S0, S).

complements(none, Gap, Gap, [], S, S).
complements(object, Gap0, Gap, [Object], S0, S) :- object(Gap0, Gap, Object, S0, S).
complements(two_objects, Gap0, Gap, [Receiver, Object], S0, S) :-
    thing(_, object, Receiver, S0, S1),
    object(Gap0, Gap, Object, S1, S).
complements(prep(Word), Gap0, Gap, [place(Word, Object)], [Word|S0], S) :- object(Gap0, Gap, Object, S0, S).
complements(infinitive, Gap0, Gap, [Action], [to|S0], S) :- action(base, Gap0, Gap, Action, S0, S).
complements(object_infinitive, Gap0, Gap, [Object, Action], S0, S) :-
    thing(_, object, Object, S0, [to|S1]),
    action(base, Gap0, Gap, Action, S1, S).
complements(clause, Gap0, Gap, [that(Subject, Action)], S0, S) :-
    optional_that(S0, S1),
    thing(Agreement, subject, Subject, S1, S2),
    action(finite(Agreement), Gap0, Gap, Action, S2, S).

optional_that([that|S], S).
optional_that(S, S).

adverbials(Tree, Tree, S, S).
adverbials(Core, Tree, S0, S) :-
    adverbial(Adverbial, S0, S1),
    adverbials(how(Core, Adverbial), Tree, S1, S).

adverbial(Word, [Word|S], S) :- adverb_word(Word).
adverbial(Place, S0, S) :- prepositional(Place, S0, S).

% inflected(Form, Inflection): a word so inflected can stand where Form is asked for.
inflected(base, base).
inflected(ing, ing).
inflected(part, ed).
inflected(part, part).
inflected(finite(sg), third).
inflected(finite(pl), base).
inflected(finite(_), ed).
inflected(finite(_), past).

copula(Form, [Word|S], S) :- be_word(Word, Form).

auxiliary(Agreement, Form, Meaning, [Word|S], S) :- auxiliary_word(Word, Agreement, Form, Meaning).

% be_word(Word, Form).
be_word(be, base).
be_word(been, part).
be_word(being, ing).
be_word(is, finite(sg)).
be_word(are, finite(pl)).
be_word(was, finite(sg)).
be_word(were, finite(pl)).

% auxiliary_word(Word, Agreement, Form, Meaning): Form is what the next verb must have.
auxiliary_word(is, sg, ing, continuous).
auxiliary_word(are, pl, ing, continuous).
auxiliary_word(was, sg, ing, past_continuous).
auxiliary_word(were, pl, ing, past_continuous).
auxiliary_word(has, sg, part, perfect).
auxiliary_word(have, pl, part, perfect).
auxiliary_word(had, _, part, pluperfect).
auxiliary_word(does, sg, base, present).
auxiliary_word(do, pl, base, present).
auxiliary_word(did, _, base, past).
auxiliary_word(must, _, base, must).
auxiliary_word(can, _, base, can).
auxiliary_word(may, _, base, may).
auxiliary_word(will, _, base, will).
auxiliary_word(should, _, base, should).
auxiliary_word(could, _, base, could).

% determiner_word(Word, Number, Meaning).
determiner_word(the, _, the).
determiner_word(a, sg, a).
determiner_word(an, sg, a).
determiner_word(every, sg, every).
determiner_word(each, sg, every).
determiner_word(no, _, no).
determiner_word(some, _, some).
determiner_word(all, pl, all).
determiner_word(many, pl, many).
determiner_word(few, pl, few).
determiner_word(this, sg, near).
determiner_word(these, pl, near).
determiner_word(that, sg, far).
determiner_word(those, pl, far).
determiner_word(her, _, her).
determiner_word(his, _, his).
determiner_word(their, _, their).

% number_word(Word, Number).
number_word(two, 2).
number_word(three, 3).
number_word(four, 4).
number_word(five, 5).
number_word(six, 6).
number_word(seven, 7).
number_word(eight, 8).
number_word(nine, 9).

% pronoun_word(Word, Agreement, Case).
pronoun_word(he, sg, subject).
pronoun_word(she, sg, subject).
pronoun_word(it, sg, _).
pronoun_word(they, pl, subject).
pronoun_word(we, pl, subject).
pronoun_word(him, sg, object).
pronoun_word(them, pl, object).
pronoun_word(us, pl, object).
pronoun_word(nobody, sg, _).
pronoun_word(everyone, sg, _).

% noun_word(Word, Number, Kind, Root).
noun_word(captain, sg, person, captain).
noun_word(captains, pl, person, captain).
noun_word(sailor, sg, person, sailor).
noun_word(sailors, pl, person, sailor).
noun_word(pilot, sg, person, pilot).
noun_word(pilots, pl, person, pilot).
noun_word(cook, sg, person, cook).
noun_word(cooks, pl, person, cook).
noun_word(merchant, sg, person, merchant).
noun_word(merchants, pl, person, merchant).
noun_word(keeper, sg, person, keeper).
noun_word(keepers, pl, person, keeper).
noun_word(carpenter, sg, person, carpenter).
noun_word(carpenters, pl, person, carpenter).
noun_word(fisher, sg, person, fisher).
noun_word(fishers, pl, person, fisher).
noun_word(guard, sg, person, guard).
noun_word(guards, pl, person, guard).
noun_word(clerk, sg, person, clerk).
noun_word(clerks, pl, person, clerk).
noun_word(child, sg, person, child).
noun_word(children, pl, person, child).
noun_word(woman, sg, person, woman).
noun_word(women, pl, person, woman).
noun_word(man, sg, person, man).
noun_word(men, pl, person, man).
noun_word(stranger, sg, person, stranger).
noun_word(strangers, pl, person, stranger).
noun_word(smuggler, sg, person, smuggler).
noun_word(smugglers, pl, person, smuggler).
noun_word(ship, sg, thing, ship).
noun_word(ships, pl, thing, ship).
noun_word(boat, sg, thing, boat).
noun_word(boats, pl, thing, boat).
noun_word(barge, sg, thing, barge).
noun_word(barges, pl, thing, barge).
noun_word(crane, sg, thing, crane).
noun_word(cranes, pl, thing, crane).
noun_word(box, sg, thing, box).
noun_word(boxes, pl, thing, box).
noun_word(barrel, sg, thing, barrel).
noun_word(barrels, pl, thing, barrel).
noun_word(rope, sg, thing, rope).
noun_word(ropes, pl, thing, rope).
noun_word(sail, sg, thing, sail).
noun_word(sails, pl, thing, sail).
noun_word(anchor, sg, thing, anchor).
noun_word(anchors, pl, thing, anchor).
noun_word(lamp, sg, thing, lamp).
noun_word(lamps, pl, thing, lamp).
noun_word(letter, sg, thing, letter).
noun_word(letters, pl, thing, letter).
noun_word(map, sg, thing, map).
noun_word(maps, pl, thing, map).
noun_word(key, sg, thing, key).
noun_word(keys, pl, thing, key).
noun_word(net, sg, thing, net).
noun_word(nets, pl, thing, net).
noun_word(fish, _, thing, fish).
noun_word(knife, sg, thing, knife).
noun_word(knives, pl, thing, knife).
noun_word(loaf, sg, thing, loaf).
noun_word(loaves, pl, thing, loaf).
noun_word(cable, sg, thing, cable).
noun_word(cables, pl, thing, cable).
noun_word(engine, sg, thing, engine).
noun_word(engines, pl, thing, engine).
noun_word(bell, sg, thing, bell).
noun_word(bells, pl, thing, bell).
noun_word(flag, sg, thing, flag).
noun_word(flags, pl, thing, flag).
noun_word(coin, sg, thing, coin).
noun_word(coins, pl, thing, coin).
noun_word(chest, sg, thing, chest).
noun_word(chests, pl, thing, chest).
noun_word(ladder, sg, thing, ladder).
noun_word(ladders, pl, thing, ladder).
noun_word(wheel, sg, thing, wheel).
noun_word(wheels, pl, thing, wheel).
noun_word(harbour, sg, place, harbour).
noun_word(harbours, pl, place, harbour).
noun_word(port, sg, place, port).
noun_word(ports, pl, place, port).
noun_word(quay, sg, place, quay).
noun_word(quays, pl, place, quay).
noun_word(island, sg, place, island).
noun_word(islands, pl, place, island).
noun_word(town, sg, place, town).
noun_word(towns, pl, place, town).
noun_word(market, sg, place, market).
noun_word(markets, pl, place, market).
noun_word(tower, sg, place, tower).
noun_word(towers, pl, place, tower).
noun_word(coast, sg, place, coast).
noun_word(coasts, pl, place, coast).
noun_word(bridge, sg, place, bridge).
noun_word(bridges, pl, place, bridge).
noun_word(inn, sg, place, inn).
noun_word(inns, pl, place, inn).
noun_word(river, sg, place, river).
noun_word(rivers, pl, place, river).
noun_word(lighthouse, sg, place, lighthouse).
noun_word(lighthouses, pl, place, lighthouse).
noun_word(night, sg, time, night).
noun_word(nights, pl, time, night).
noun_word(morning, sg, time, morning).
noun_word(mornings, pl, time, morning).
noun_word(storm, sg, time, storm).
noun_word(storms, pl, time, storm).
noun_word(tide, sg, time, tide).
noun_word(tides, pl, time, tide).
noun_word(winter, sg, time, winter).
noun_word(winters, pl, time, winter).
noun_word(week, sg, time, week).
noun_word(weeks, pl, time, week).

% verb_word(Word, Form, Root); ed is past and participle in one.
verb_word(sail, base, sail).
verb_word(sails, third, sail).
verb_word(sailed, ed, sail).
verb_word(sailing, ing, sail).
verb_word(lift, base, lift).
verb_word(lifts, third, lift).
verb_word(lifted, ed, lift).
verb_word(lifting, ing, lift).
verb_word(open, base, open).
verb_word(opens, third, open).
verb_word(opened, ed, open).
verb_word(opening, ing, open).
verb_word(carry, base, carry).
verb_word(carries, third, carry).
verb_word(carried, ed, carry).
verb_word(carrying, ing, carry).
verb_word(load, base, load).
verb_word(loads, third, load).
verb_word(loaded, ed, load).
verb_word(loading, ing, load).
verb_word(repair, base, repair).
verb_word(repairs, third, repair).
verb_word(repaired, ed, repair).
verb_word(repairing, ing, repair).
verb_word(watch, base, watch).
verb_word(watches, third, watch).
verb_word(watched, ed, watch).
verb_word(watching, ing, watch).
verb_word(trust, base, trust).
verb_word(trusts, third, trust).
verb_word(trusted, ed, trust).
verb_word(trusting, ing, trust).
verb_word(help, base, help).
verb_word(helps, third, help).
verb_word(helped, ed, help).
verb_word(helping, ing, help).
verb_word(follow, base, follow).
verb_word(follows, third, follow).
verb_word(followed, ed, follow).
verb_word(following, ing, follow).
verb_word(wait, base, wait).
verb_word(waits, third, wait).
verb_word(waited, ed, wait).
verb_word(waiting, ing, wait).
verb_word(listen, base, listen).
verb_word(listens, third, listen).
verb_word(listened, ed, listen).
verb_word(listening, ing, listen).
verb_word(arrive, base, arrive).
verb_word(arrives, third, arrive).
verb_word(arrived, ed, arrive).
verb_word(arriving, ing, arrive).
verb_word(work, base, work).
verb_word(works, third, work).
verb_word(worked, ed, work).
verb_word(working, ing, work).
verb_word(want, base, want).
verb_word(wants, third, want).
verb_word(wanted, ed, want).
verb_word(wanting, ing, want).
verb_word(hope, base, hope).
verb_word(hopes, third, hope).
verb_word(hoped, ed, hope).
verb_word(hoping, ing, hope).
verb_word(promise, base, promise).
verb_word(promises, third, promise).
verb_word(promised, ed, promise).
verb_word(promising, ing, promise).
verb_word(offer, base, offer).
verb_word(offers, third, offer).
verb_word(offered, ed, offer).
verb_word(offering, ing, offer).
verb_word(show, base, show).
verb_word(shows, third, show).
verb_word(showed, ed, show).
verb_word(showing, ing, show).
verb_word(reach, base, reach).
verb_word(reaches, third, reach).
verb_word(reached, ed, reach).
verb_word(reaching, ing, reach).
verb_word(anchor, base, anchor).
verb_word(anchors, third, anchor).
verb_word(anchored, ed, anchor).
verb_word(anchoring, ing, anchor).
verb_word(believe, base, believe).
verb_word(believes, third, believe).
verb_word(believed, ed, believe).
verb_word(believing, ing, believe).
verb_word(notice, base, notice).
verb_word(notices, third, notice).
verb_word(noticed, ed, notice).
verb_word(noticing, ing, notice).
verb_word(fear, base, fear).
verb_word(fears, third, fear).
verb_word(feared, ed, fear).
verb_word(fearing, ing, fear).
verb_word(ask, base, ask).
verb_word(asks, third, ask).
verb_word(asked, ed, ask).
verb_word(asking, ing, ask).
verb_word(order, base, order).
verb_word(orders, third, order).
verb_word(ordered, ed, order).
verb_word(ordering, ing, order).
verb_word(cross, base, cross).
verb_word(crosses, third, cross).
verb_word(crossed, ed, cross).
verb_word(crossing, ing, cross).
verb_word(guard, base, guard).
verb_word(guards, third, guard).
verb_word(guarded, ed, guard).
verb_word(guarding, ing, guard).
verb_word(sign, base, sign).
verb_word(signs, third, sign).
verb_word(signed, ed, sign).
verb_word(signing, ing, sign).
verb_word(paint, base, paint).
verb_word(paints, third, paint).
verb_word(painted, ed, paint).
verb_word(painting, ing, paint).
verb_word(visit, base, visit).
verb_word(visits, third, visit).
verb_word(visited, ed, visit).
verb_word(visiting, ing, visit).
verb_word(drop, base, drop).
verb_word(drops, third, drop).
verb_word(dropped, ed, drop).
verb_word(dropping, ing, drop).
verb_word(stop, base, stop).
verb_word(stops, third, stop).
verb_word(stopped, ed, stop).
verb_word(stopping, ing, stop).
verb_word(bring, base, bring).
verb_word(brings, third, bring).
verb_word(brought, ed, bring).
verb_word(bringing, ing, bring).
verb_word(sell, base, sell).
verb_word(sells, third, sell).
verb_word(sold, ed, sell).
verb_word(selling, ing, sell).
verb_word(buy, base, buy).
verb_word(buys, third, buy).
verb_word(bought, ed, buy).
verb_word(buying, ing, buy).
verb_word(see, base, see).
verb_word(sees, third, see).
verb_word(saw, past, see).
verb_word(seen, part, see).
verb_word(seeing, ing, see).
verb_word(know, base, know).
verb_word(knows, third, know).
verb_word(knew, past, know).
verb_word(known, part, know).
verb_word(knowing, ing, know).
verb_word(think, base, think).
verb_word(thinks, third, think).
verb_word(thought, ed, think).
verb_word(thinking, ing, think).
verb_word(say, base, say).
verb_word(says, third, say).
verb_word(said, ed, say).
verb_word(saying, ing, say).
verb_word(give, base, give).
verb_word(gives, third, give).
verb_word(gave, past, give).
verb_word(given, part, give).
verb_word(giving, ing, give).
verb_word(take, base, take).
verb_word(takes, third, take).
verb_word(took, past, take).
verb_word(taken, part, take).
verb_word(taking, ing, take).
verb_word(leave, base, leave).
verb_word(leaves, third, leave).
verb_word(left, ed, leave).
verb_word(leaving, ing, leave).
verb_word(write, base, write).
verb_word(writes, third, write).
verb_word(wrote, past, write).
verb_word(written, part, write).
verb_word(writing, ing, write).
verb_word(find, base, find).
verb_word(finds, third, find).
verb_word(found, ed, find).
verb_word(finding, ing, find).
verb_word(sink, base, sink).
verb_word(sinks, third, sink).
verb_word(sank, past, sink).
verb_word(sunk, part, sink).
verb_word(sinking, ing, sink).
verb_word(tell, base, tell).
verb_word(tells, third, tell).
verb_word(told, ed, tell).
verb_word(telling, ing, tell).
verb_word(send, base, send).
verb_word(sends, third, send).
verb_word(sent, ed, send).
verb_word(sending, ing, send).
verb_word(steal, base, steal).
verb_word(steals, third, steal).
verb_word(stole, past, steal).
verb_word(stolen, part, steal).
verb_word(stealing, ing, steal).
verb_word(hide, base, hide).
verb_word(hides, third, hide).
verb_word(hid, past, hide).
verb_word(hidden, part, hide).
verb_word(hiding, ing, hide).
verb_word(sleep, base, sleep).
verb_word(sleeps, third, sleep).
verb_word(slept, ed, sleep).
verb_word(sleeping, ing, sleep).

% frame(Root, Complements).
frame(sail, none).
frame(sail, object).
frame(sail, prep(to)).
frame(lift, object).
frame(open, object).
frame(open, none).
frame(carry, object).
frame(load, object).
frame(repair, object).
frame(watch, object).
frame(trust, object).
frame(help, object).
frame(help, object_infinitive).
frame(follow, object).
frame(wait, none).
frame(wait, prep(for)).
frame(listen, prep(to)).
frame(arrive, none).
frame(work, none).
frame(want, object).
frame(want, infinitive).
frame(hope, infinitive).
frame(hope, clause).
frame(promise, two_objects).
frame(promise, infinitive).
frame(offer, two_objects).
frame(offer, object).
frame(offer, infinitive).
frame(show, two_objects).
frame(show, object).
frame(show, clause).
frame(reach, object).
frame(anchor, none).
frame(believe, object).
frame(believe, clause).
frame(notice, object).
frame(notice, clause).
frame(fear, object).
frame(fear, clause).
frame(ask, object).
frame(ask, object_infinitive).
frame(ask, prep(for)).
frame(order, object).
frame(order, object_infinitive).
frame(cross, object).
frame(guard, object).
frame(sign, object).
frame(paint, object).
frame(visit, object).
frame(drop, object).
frame(stop, object).
frame(stop, none).
frame(bring, object).
frame(bring, two_objects).
frame(sell, object).
frame(sell, two_objects).
frame(buy, object).
frame(see, object).
frame(see, clause).
frame(know, object).
frame(know, clause).
frame(think, clause).
frame(say, clause).
frame(give, two_objects).
frame(give, object).
frame(take, object).
frame(leave, object).
frame(leave, none).
frame(write, object).
frame(find, object).
frame(find, clause).
frame(sink, none).
frame(sink, object).
frame(tell, object).
frame(tell, object_infinitive).
frame(send, object).
frame(send, two_objects).
frame(steal, object).
frame(hide, object).
frame(hide, none).
frame(sleep, none).

% adjective_word(Word).
adjective_word(old).
adjective_word(young).
adjective_word(red).
adjective_word(blue).
adjective_word(heavy).
adjective_word(empty).
adjective_word(strong).
adjective_word(narrow).
adjective_word(broken).
adjective_word(secret).
adjective_word(quiet).
adjective_word(honest).
adjective_word(brave).
adjective_word(tired).
adjective_word(rich).
adjective_word(poor).
adjective_word(small).
adjective_word(large).
adjective_word(cold).
adjective_word(dark).

% comparative_word(Word, Adjective).
comparative_word(older, old).
comparative_word(younger, young).
comparative_word(heavier, heavy).
comparative_word(stronger, strong).
comparative_word(richer, rich).
comparative_word(poorer, poor).
comparative_word(smaller, small).
comparative_word(larger, large).
comparative_word(colder, cold).
comparative_word(braver, brave).

% adverb_word(Word).
adverb_word(slowly).
adverb_word(quickly).
adverb_word(quietly).
adverb_word(often).
adverb_word(never).
adverb_word(always).
adverb_word(soon).
adverb_word(today).
adverb_word(again).
adverb_word(gladly).

% preposition_word(Word).
preposition_word(in).
preposition_word(on).
preposition_word(at).
preposition_word(to).
preposition_word(from).
preposition_word(with).
preposition_word(for).
preposition_word(near).
preposition_word(behind).
preposition_word(under).
preposition_word(before).
preposition_word(after).
preposition_word(during).
preposition_word(across).

% name_word(Word).
name_word(anna).
name_word(bruno).
name_word(clara).
name_word(david).
name_word(edith).
name_word(felix).
name_word(greta).
name_word(hugo).
name_word(irene).
name_word(jonas).
name_word(karla).
name_word(lukas).
