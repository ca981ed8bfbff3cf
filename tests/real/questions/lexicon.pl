% The lexicon, written by tests/real/generate.py
named(sivaria, country).
named(kletarkia, country).
named(mafeasia, country).
named(fofeania, country).
named(plenastia, country).
named(pleadonia, country).
named(klirealia, country).
named(kleplurkia, country).
named(trigomia, country).
named(geplastia, country).
named(mootreamia, country).
named(drootutia, country).
named(lofurkia, country).
named(fraidrustia, country).
named(fegrealia, country).
named(sifreania, country).
named(treklaimia, country).
named(tooplooria, country).
named(fufrenia, country).
named(rooreamia, country).
named(bootistia, country).
named(goodokia, country).
named(koveandia, country).
named(fidrearkia, country).
named(pibrusia, country).
named(teaniria, country).
named(linonia, country).
named(fripunia, country).
named(keaklaistia, country).
named(plaikandia, country).
named(treaveasia, country).
named(goosteania, country).
named(memoolia, country).
named(gaipraria, country).
named(biklemia, country).
named(prafostia, country).
named(vistumia, country).
named(praifreria, country).
named(froofrookia, country).
named(figaikia, country).
named(frigratia, country).
named(graikarkia, country).
named(repailia, country).
named(toklaitia, country).
named(proneatia, country).
named(mootania, country).
named(poopostia, country).
named(tootairia, country).
named(nenootia, country).
named(sofrandia, country).
named(staisteria, country).
named(vofrisia, country).
named(staifeandia, country).
named(velilia, country).
named(biploolia, country).
named(prootrailia, country).
named(klibaria, country).
named(gribrotia, country).
named(bumurkia, country).
named(naipealia, country).
named(daidrearkia, country).
named(kigrandia, country).
named(lakilia, country).
named(freklamia, country).
named(troogatia, country).
named(muderkia, country).
named(drafoomia, country).
named(propoorkia, country).
named(kloogrorkia, country).
named(podrisia, country).
named(geadrairia, country).
named(trobretia, country).
named(trugimia, country).
named(kukootia, country).
named(geafritia, country).
named(leagreamia, country).
named(brotairia, country).
named(tasoondia, country).
named(beasurkia, country).
named(feneria, country).
named(pudikia, country).
named(keatrusia, country).
named(koosekia, country).
named(dibrekia, country).
named(bepestia, country).
named(nependia, country).
named(baikleakia, country).
named(pridoria, country).
named(luditia, country).
named(rugrokia, country).
named(dripainia, country).
named(pabarkia, country).
named(klogrootia, country).
named(dretreandia, country).
named(kleagrutia, country).
named(naimisia, country).
named(takaria, country).
named(stubrinia, country).
named(feagrustia, country).
named(nudoolia, country).
named(ludrakia, country).
named(taiklaitia, country).
named(dumailia, country).
named(baivendia, country).
named(ponaria, country).
named(pekeastia, country).
named(deabukia, country).
named(stofistia, country).
named(vaifrikia, country).
named(pridearkia, country).
named(katroria, country).
named(bakairia, country).
named(vooklania, country).
named(stofrunia, country).
named(dregrerkia, country).
named(foopekia, country).
named(nonoondia, country).
named(vefrunia, country).
named(profimia, country).
named(puprinia, country).
named(frafruria, country).
named(moorundia, country).
named(droogokia, country).
named(foobundia, country).
named(foopeatia, country).
named(meplelia, country).
named(grutistia, country).
named(stugaitia, country).
named(froovalia, country).
named(bootroosia, country).
named(ribraisia, country).
named(sesamia, country).
named(seagonia, country).
named(rutesia, country).
named(veteakia, country).
named(dugakia, country).
named(stinusia, country).
named(graimaisia, country).
named(beakloria, country).
named(deadrikia, country).
named(fraklilia, country).
named(freasukia, country).
named(puvokia, country).
named(freagilia, country).
named(fogroorkia, country).
named(noosoosia, country).
named(konelia, country).
named(sesomia, country).
named(pobeasia, country).
named(brovumia, country).
named(doopailton, city).
named(funeasstad, city).
named(brubinstad, city).
named(froobesstad, city).
named(drogolton, city).
named(grestoorburg, city).
named(binakton, city).
named(stugrearburg, city).
named(fugrosville, city).
named(nabundville, city).
named(sofrorkton, city).
named(beastunburg, city).
named(mootrearville, city).
named(neatondburg, city).
named(seateatburg, city).
named(remootville, city).
named(modrokville, city).
named(goopritstad, city).
named(braprisburg, city).
named(maprisburg, city).
named(divoomburg, city).
named(fisolstad, city).
named(dutreamville, city).
named(drigarville, city).
named(faibrerkton, city).
named(vairearburg, city).
named(frotootville, city).
named(toobeatstad, city).
named(deadoorburg, city).
named(pofaimville, city).
named(sapaikville, city).
named(beborstad, city).
named(dreapeandton, city).
named(fribulton, city).
named(saidraistburg, city).
named(grovitstad, city).
named(fafrailstad, city).
named(gepetburg, city).
named(broodritton, city).
named(brooprorkburg, city).
named(rupumville, city).
named(podrolton, city).
named(niromburg, city).
named(vunorstad, city).
named(debootstad, city).
named(tarorburg, city).
named(mofairkton, city).
named(drutrarville, city).
named(matailburg, city).
named(mudonville, city).
named(brailurton, city).
named(dookloorstad, city).
named(geatrirkburg, city).
named(stivusville, city).
named(trubrakville, city).
named(breabaitstad, city).
named(vobealstad, city).
named(gevaindton, city).
named(kadisburg, city).
named(plaigrilville, city).
named(rigrirburg, city).
named(voomulburg, city).
named(fraidearton, city).
named(stopreastton, city).
named(friplonstad, city).
named(grivairton, city).
named(nodamburg, city).
named(vooklusville, city).
named(plobreamstad, city).
named(groolanstad, city).
named(drodroolstad, city).
named(vefimstad, city).
named(tedranton, city).
named(faigrenstad, city).
named(stibestburg, city).
named(mifrulton, city).
named(faiprulville, city).
named(prudrikstad, city).
named(mupromville, city).
named(dolealville, city).
named(traivikburg, city).
named(grastaindburg, city).
named(peatusville, city).
named(plitairstad, city).
named(niprakville, city).
named(raibatton, city).
named(reabrainton, city).
named(fropranburg, city).
named(bairerkville, city).
named(klobrustton, city).
named(maiproolton, city).
named(bokoorburg, city).
named(stitrusville, city).
named(bastaiststad, city).
named(prooninburg, city).
named(davitton, city).
named(debolstad, city).
named(meaprirkville, city).
named(fustandburg, city).
named(veadrendton, city).
named(neponburg, city).
named(sudurkstad, city).
named(trurorburg, city).
named(lunolville, city).
named(measosstad, city).
named(frabeatville, city).
named(meaprestton, city).
named(kaberton, city).
named(tibanton, city).
named(stafarville, city).
named(mevetton, city).
named(medarville, city).
named(freketville, city).
named(saibrunville, city).
named(pudaimstad, city).
named(rabrasburg, city).
named(toodorville, city).
named(leabokburg, city).
named(baifrendton, city).
named(fraigrustton, city).
named(ronoolburg, city).
named(stefremville, city).
named(geavesburg, city).
named(toruston, city).
named(vodrirkburg, city).
named(taigrindville, city).
named(loodrustton, city).
named(kaidrorkton, city).
named(puprilton, city).
named(sailomton, city).
named(peletstad, city).
named(kirusville, city).
named(mestekton, city).
named(voodasstad, city).
named(nudralville, city).
named(preabosstad, city).
named(notrirstad, city).
named(braipeston, city).
named(vipeandstad, city).
named(beagrimburg, city).
named(voogakton, city).
named(lograirstad, city).
named(kloframville, city).
named(broomisburg, city).
named(praistakville, city).
named(veadarstad, city).
named(braiplurton, city).
named(reagrosstad, city).
named(miketstad, city).
named(stokaisstad, city).
named(rifraitville, city).
named(vubrindburg, city).
named(painumstad, city).
named(freapremton, city).
named(readestville, city).
named(kaistanton, city).
named(fupestton, city).
named(nidrailton, city).
named(viprerkville, city).
named(moomendburg, city).
named(klepeatton, city).
named(frooklandstad, city).
named(koonoolburg, city).
named(laidrookstad, city).
named(teabrelville, city).
named(stabamburg, city).
named(groofrinton, city).
named(brisemville, city).
named(froreamstad, city).
named(parumstad, city).
named(vaigrurkville, city).
named(moogaitville, city).
named(riplenstad, city).
named(kleaklasville, city).
named(gadondburg, city).
named(greapristburg, city).
named(matroolburg, city).
named(tridearburg, city).
named(tirukton, city).
named(brasasburg, city).
named(frageaststad, city).
named(drebeastton, city).
named(freaklerstad, city).
named(mistasburg, city).
named(beforton, city).
named(frapondton, city).
named(daikekstad, city).
named(drudanburg, city).
named(bevukton, city).
named(frasaiststad, city).
named(frikemton, city).
named(steafreandville, city).
named(plairunville, city).
named(prakuststad, city).
named(neaveastton, city).
named(drubaikville, city).
named(briplakton, city).
named(plipoomburg, city).
named(kloovotville, city).
named(pratreandton, city).
named(pavoorkburg, city).
named(klaifosville, city).
named(graifrotton, city).
named(melumville, city).
named(vinandville, city).
named(gaistoorton, city).
named(saturkburg, city).
named(gamoostton, city).
named(pubrendton, city).
named(pasolstad, city).
named(fadarkville, city).
named(droofearburg, city).
named(paiplorstad, city).
named(loolaitton, city).
named(lapainburg, city).
named(dugroonburg, city).
named(kaibokstad, city).
named(stefraimville, city).
named(vetooston, city).
named(drokandton, city).
named(dinestville, city).
named(koogeanburg, city).
named(draisondburg, city).
named(staikaitburg, city).
named(looklindton, city).
named(peabrolburg, city).
named(pusikstad, city).
named(gaidroorton, city).
named(grastorkstad, city).
named(repomstad, city).
named(ponesville, city).
named(bridulburg, city).
named(draigrindburg, city).
named(grulaisburg, city).
named(bropilton, city).
named(grolostburg, city).
named(foopitton, city).
named(proplutburg, city).
named(feadaimville, city).
named(stoofasstad, city).
named(kunistville, city).
named(ditamstad, city).
named(gregaitville, city).
named(varendstad, city).
named(gragrinton, city).
named(foprilburg, city).
named(ruklanburg, city).
named(muboorkton, city).
named(dretelburg, city).
named(pedroostville, city).
named(gegealton, city).
named(nitrooston, city).
named(beabrasburg, city).
named(taivomstad, city).
named(plaivamton, city).
named(traineanville, city).
named(gifaiston, city).
named(granisstad, city).
named(dradastville, city).
named(trustastburg, city).
named(pegraston, city).
named(dugumton, city).
named(gaprurstad, city).
named(plidrerkton, city).
named(reaplukton, city).
named(fudroston, city).
named(klaidruststad, city).
named(frubomton, city).
named(meapleanville, city).
named(losaindville, city).
named(roranton, city).
named(klepraindburg, city).
named(greadrairton, city).
named(tribraimton, city).
named(troprurkburg, city).
named(frustisburg, city).
named(beaklendstad, city).
named(plibrustburg, city).
named(voodrumville, city).
named(teagreamburg, city).
named(freadrulville, city).
named(keapleastton, city).
named(faisomton, city).
named(brabakstad, city).
named(ruklearkstad, city).
named(vootastville, city).
named(dratrerkton, city).
named(geatearkton, city).
named(meafreandville, city).
named(grelaimville, city).
named(fugrirville, city).
named(seastirkville, city).
named(grogroston, city).
named(detasburg, city).
named(buklakstad, city).
named(gatratton, city).
named(frustistton, city).
named(brekirkburg, city).
named(befirkstad, city).
named(dreadastville, city).
named(kotulburg, city).
named(peplemton, city).
named(dreabatstad, city).
named(pladrastton, city).
named(nodistton, city).
named(sadrusville, city).
named(freneastton, city).
named(bruvoonton, city).
named(filaiston, city).
named(buvairville, city).
named(kleasearburg, city).
named(braikloston, city).
named(drutosburg, city).
named(pasitton, city).
named(fopirkstad, city).
named(drolaimton, city).
named(veastokstad, city).
named(gronoolville, city).
named(prooplairkton, city).
named(vokerkburg, city).
named(kluvastton, city).
named(ravelton, city).
named(sotrerville, city).
named(grumekburg, city).
named(nukeakville, city).
named(voostikton, city).
named(baitraisburg, city).
named(trooneamburg, city).
named(lugustton, city).
named(travastton, city).
named(brorisburg, city).
named(klustistton, city).
named(ploogrusville, city).
named(bestunburg, city).
named(nedaitville, city).
named(feavokburg, city).
named(teadrairkstad, city).
named(gratroston, city).
named(frodulton, city).
named(stoklutburg, city).
named(laitearton, city).
named(stukindstad, city).
named(noboolville, city).
named(rikomburg, city).
named(klealiststad, city).
named(vogunville, city).
named(frodakville, city).
named(meroorton, city).
named(soodraikton, city).
named(kledandstad, city).
named(faiplurstad, city).
named(broomainville, city).
named(fustutburg, city).
named(kabealville, city).
named(tistirville, city).
named(praivimville, city).
named(naikaikton, city).
named(dageanton, city).
named(freafrikburg, city).
named(kolindstad, city).
named(fadrootton, city).
named(tadealville, city).
named(fagreamburg, city).
named(dratrilstad, city).
named(radraistton, city).
named(freklairkstad, city).
named(brivenville, city).
named(prupleamstad, city).
named(trirairkburg, city).
named(motroorton, city).
named(traikleamton, city).
named(ploovurton, city).
named(lokletville, city).
named(stemundton, city).
named(kloonerkburg, city).
named(bredrirkburg, city).
named(stedrearkton, city).
named(moofimburg, city).
named(vodainburg, city).
named(prodrurton, city).
named(breprostburg, city).
named(titainville, city).
named(gotaindburg, city).
named(praigairkville, city).
named(predokville, city).
named(mooboorburg, city).
named(frefulton, city).
named(klutrealville, city).
named(kludranville, city).
named(koogroonburg, city).
named(fipreandton, city).
named(dreanemville, city).
named(groristburg, city).
named(mitoomstad, city).
named(vaisamstad, city).
named(sobondburg, city).
named(stitrikstad, city).
named(pegrumton, city).
named(demeastburg, city).
named(tunirville, city).
named(saigroma, river).
named(kleasama, river).
named(traifraita, river).
named(naikita, river).
named(boovoosa, river).
named(plulela, river).
named(rupaira, river).
named(meplika, river).
named(plaidraisa, river).
named(foosika, river).
named(paluta, river).
named(bodeanda, river).
named(mugreta, river).
named(nakara, river).
named(faikata, river).
named(pastaina, river).
named(maisanda, river).
named(vailasa, river).
named(destainda, river).
named(preapoona, river).
named(baiplaina, river).
named(brailena, river).
named(kokema, river).
named(teatista, river).
named(plainunda, river).
named(dustoorka, river).
named(paigrula, river).
named(pakloora, river).
named(staikosa, river).
named(faprira, river).
named(doklika, river).
named(praikila, river).
named(gratonda, river).
named(frostaisa, river).
named(drosara, river).
named(trafeama, river).
named(dopleasa, river).
named(vobuna, river).
named(peanoma, river).
named(maibruka, river).
named(froplinda, river).
named(pirura, river).
named(safrola, river).
named(soomata, river).
named(tadrisa, river).
named(kutrara, river).
named(kakula, river).
named(graiginda, river).
named(treafeama, river).
named(steasasta, river).
named(nostana, river).
named(kopleara, river).
named(basera, river).
named(gookeana, river).
named(lotrirka, river).
named(gregrainda, river).
named(faimora, river).
named(pibuka, river).
named(famasa, river).
named(klaipama, river).
named(dooklurka, river).
named(seapeasa, river).
named(seavisa, river).
named(veakata, river).
named(prupreata, river).
named(mefana, river).
named(vaitroorka, river).
named(traidranda, river).
named(stoograista, river).
named(kleaneama, river).
named(traifosta, river).
named(pufrairka, river).
named(plooplola, river).
named(faigrorka, river).
named(lainila, river).
named(troolama, river).
named(vaibresa, river).
named(kuvema, river).
named(tudreka, river).
named(vudrenda, river).
named(stoolina, river).
named(tritoorka, river).
named(troprairka, river).
named(seaparka, river).
named(mapluna, river).
named(pliruma, river).
named(popoora, river).
named(groofola, river).
named(brupraina, river).
named(dreataka, river).
named(breastuma, river).
named(neaplista, river).
named(maifoma, river).
named(fedreasa, river).
named(greafrara, river).
named(ploodreasa, river).
named(frifoosa, river).
named(meaklaka, river).
named(klaivoora, river).
named(fofara, river).
named(fremoona, river).
named(trosoona, river).
named(kleaplisa, river).
named(disaita, river).
named(gralurka, river).
named(peseaka, river).
named(truklearka, river).
named(braruta, river).
named(veakluka, river).
named(midorka, river).
named(staidroosta, river).
named(kaisonda, river).
named(klasarka, river).
named(feaplaina, river).
named(podruta, river).
named(moovoota, river).
named(maleara, river).
named(difoola, river).
named(bifroka, river).
named(mikorka, river).
named(googor, person).
named(deanund, person).
named(treakal, person).
named(didrut, person).
named(plaiklik, person).
named(paiklol, person).
named(trovam, person).
named(vistut, person).
named(stemool, person).
named(leasear, person).
named(daigork, person).
named(greroom, person).
named(boofond, person).
named(pupret, person).
named(koopost, person).
named(raplen, person).
named(tokun, person).
named(laitoond, person).
named(naitir, person).
named(rekloor, person).
named(kleleand, person).
named(dades, person).
named(stibrair, person).
named(titir, person).
named(sastook, person).
named(kuget, person).
named(gifrurk, person).
named(klesoot, person).
named(lagrum, person).
named(muvol, person).
named(nogar, person).
named(dooplot, person).
named(fikun, person).
named(breaprek, person).
named(plefot, person).
named(nanest, person).
named(sedost, person).
named(lusend, person).
named(plibais, person).
named(brafol, person).
named(grikail, person).
named(monair, person).
named(boodoork, person).
named(sepret, person).
named(statear, person).
named(staiplind, person).
named(trookuk, person).
named(dootris, person).
named(vupler, person).
named(ponost, person).
named(drofras, person).
named(treastais, person).
named(venaist, person).
named(brubund, person).
named(pragoos, person).
named(brudrim, person).
named(klofais, person).
named(drarair, person).
named(pidreark, person).
named(nemas, person).
named(leapail, person).
named(tinaist, person).
named(vufrairk, person).
named(proleark, person).
named(balet, person).
named(druterk, person).
named(greakus, person).
named(faidruk, person).
named(tutreark, person).
named(trastoond, person).
named(taderk, person).
named(voorist, person).
named(drasool, person).
named(bukost, person).
named(plavist, person).
named(stustok, person).
named(klabrear, person).
named(treafraik, person).
named(siploon, person).
named(klaikork, person).
named(dirik, person).
named(duvail, person).
named(pufrost, person).
named(soovek, person).
named(teaseand, person).
named(pemoork, person).
named(brisal, person).
named(pootrear, person).
named(peateark, person).
named(repoon, person).
named(dutaik, person).
named(neklest, person).
named(treagul, person).
named(stistes, person).
named(vaiveand, person).
named(sailirk, person).
named(greatrul, person).
named(maitres, person).
named(faplost, person).
named(breamul, person).
named(kotrork, person).
named(gudeak, person).
named(keaprur, person).
named(pruprot, person).
named(retem, person).
named(begait, person).
named(boostind, person).
named(padran, person).
named(kloogoot, person).
named(raisot, person).
named(klorat, person).
named(lagrus, person).
named(testur, person).
named(pleveark, person).
named(pleanam, person).
named(klaitrur, person).
named(stooplis, person).
named(droomaist, person).
named(mevik, person).
named(megrand, person).
named(mopork, person).
named(raprar, person).
named(tobrark, person).
named(paistist, person).
named(staitur, person).
named(ditean, person).
named(dresel, person).
named(toofrem, person).
named(sookerk, person).
named(plugreat, person).
named(tutrat, person).
named(peavis, person).
named(kibet, person).
named(pleabar, person).
named(dramem, person).
named(soofron, person).
named(notear, person).
named(gimoond, person).
named(ploofand, person).
named(leastond, person).
named(frigoost, person).
named(venon, person).
named(vostat, person).
named(goband, person).
named(deanon, person).
named(kleapal, person).
named(drafrer, person).
named(ligrist, person).
named(graigean, person).
named(faklerk, person).
named(kledund, person).
named(vaklon, person).
named(loomet, person).
named(treagerk, person).
named(graitrer, person).
named(nefaik, person).
named(rurind, person).
named(praimar, person).
named(fagork, person).
named(voobror, person).
named(babis, person).
named(diprund, person).
named(pipum, person).
named(baivel, person).
named(dristoost, person).
named(sunas, person).
named(klasork, person).
named(taibom, person).
named(figam, person).
named(braiterk, person).
named(goolork, person).
named(dobret, person).
named(mubus, person).
named(giproost, person).
named(trireat, person).
named(subet, person).
named(stuprir, person).
named(prevur, person).
named(feklar, person).
named(tekend, person).
named(studrir, person).
named(puveal, person).
named(dredraim, person).
named(mavor, person).
named(maitraik, person).
named(pramer, person).
named(lutrul, person).
named(difren, person).
named(vustest, person).
named(plodek, person).
named(bukaim, person).
named(klikaik, person).
named(tailet, person).
named(luvat, person).
named(stoneam, person).
named(noopan, person).
named(geatok, person).
named(boodroor, person).
named(gookloor, person).
named(vefrool, person).
named(norda, continent).
named(suda, continent).
named(esta, continent).
named(westa, continent).
named(centra, continent).
noun(noogot, noogots, thing(noogot)).
noun(kaprist, kaprists, thing(kaprist)).
noun(bafik, bafiks, thing(bafik)).
noun(plumer, plumers, thing(plumer)).
noun(soklal, soklals, thing(soklal)).
noun(propreark, proprearks, thing(propreark)).
noun(graget, gragets, thing(graget)).
noun(lafek, lafeks, thing(lafek)).
noun(peakleam, peakleams, thing(peakleam)).
noun(fraplor, fraplors, thing(fraplor)).
noun(ploodais, ploodaiss, thing(ploodais)).
noun(dreapreal, dreapreals, thing(dreapreal)).
noun(daiploon, daiploons, thing(daiploon)).
noun(kagrum, kagrums, thing(kagrum)).
noun(kloodrek, kloodreks, thing(kloodrek)).
noun(gukark, gukarks, thing(gukark)).
noun(neafrom, neafroms, thing(neafrom)).
noun(sukum, sukums, thing(sukum)).
noun(nufan, nufans, thing(nufan)).
noun(trusook, trusooks, thing(trusook)).
noun(truleam, truleams, thing(truleam)).
noun(netroost, netroosts, thing(netroost)).
noun(gemun, gemuns, thing(gemun)).
noun(roofreand, roofreands, thing(roofreand)).
noun(bairand, bairands, thing(bairand)).
noun(doovam, doovams, thing(doovam)).
noun(tofark, tofarks, thing(tofark)).
noun(klootol, klootols, thing(klootol)).
noun(feabais, feabaiss, thing(feabais)).
noun(prestan, prestans, thing(prestan)).
noun(voograst, voograsts, thing(voograst)).
noun(kater, katers, thing(kater)).
noun(klimek, klimeks, thing(klimek)).
noun(dreasil, dreasils, thing(dreasil)).
noun(plaiber, plaibers, thing(plaiber)).
noun(kloogail, kloogails, thing(kloogail)).
noun(sidrat, sidrats, thing(sidrat)).
noun(kefeam, kefeams, thing(kefeam)).
noun(fresirk, fresirks, thing(fresirk)).
noun(kooklaik, kooklaiks, thing(kooklaik)).
noun(trunoost, trunoosts, thing(trunoost)).
noun(pearol, pearols, thing(pearol)).
noun(lufrais, lufraiss, thing(lufrais)).
noun(fufrak, fufraks, thing(fufrak)).
noun(stuger, stugers, thing(stuger)).
noun(frisast, frisasts, thing(frisast)).
noun(brootrork, brootrorks, thing(brootrork)).
noun(plifool, plifools, thing(plifool)).
noun(trurest, trurests, thing(trurest)).
noun(groofris, groofriss, thing(groofris)).
noun(klatrais, klatraiss, thing(klatrais)).
noun(dugrem, dugrems, thing(dugrem)).
noun(loonund, loonunds, thing(loonund)).
noun(gipruk, gipruks, thing(gipruk)).
noun(klopas, klopass, thing(klopas)).
noun(taiklest, taiklests, thing(taiklest)).
noun(trufreark, trufrearks, thing(trufreark)).
noun(groofam, groofams, thing(groofam)).
noun(fikland, fiklands, thing(fikland)).
noun(trunam, trunams, thing(trunam)).
noun(baipor, baipors, thing(baipor)).
noun(gairerk, gairerks, thing(gairerk)).
noun(gredrom, gredroms, thing(gredrom)).
noun(papror, paprors, thing(papror)).
noun(troveak, troveaks, thing(troveak)).
noun(praigrairk, praigrairks, thing(praigrairk)).
noun(sobend, sobends, thing(sobend)).
noun(fotoon, fotoons, thing(fotoon)).
noun(modairk, modairks, thing(modairk)).
noun(tokloork, tokloorks, thing(tokloork)).
noun(laifaind, laifainds, thing(laifaind)).
noun(mufran, mufrans, thing(mufran)).
noun(doosest, doosests, thing(doosest)).
noun(laivair, laivairs, thing(laivair)).
noun(klostoork, klostoorks, thing(klostoork)).
noun(drustool, drustools, thing(drustool)).
noun(migres, migress, thing(migres)).
noun(bradeal, bradeals, thing(bradeal)).
noun(dipear, dipears, thing(dipear)).
noun(dreabrais, dreabraiss, thing(dreabrais)).
noun(grudol, grudols, thing(grudol)).
noun(klaimain, klaimains, thing(klaimain)).
noun(tailus, tailuss, thing(tailus)).
noun(maiklek, maikleks, thing(maiklek)).
noun(troobraik, troobraiks, thing(troobraik)).
noun(nooplaist, nooplaists, thing(nooplaist)).
noun(steabrek, steabreks, thing(steabrek)).
noun(gookail, gookails, thing(gookail)).
noun(pritrait, pritraits, thing(pritrait)).
noun(nolool, nolools, thing(nolool)).
noun(trufend, trufends, thing(trufend)).
noun(broofaind, broofainds, thing(broofaind)).
noun(tester, testers, thing(tester)).
noun(vetum, vetums, thing(vetum)).
noun(grubol, grubols, thing(grubol)).
noun(fotool, fotools, thing(fotool)).
noun(brakom, brakoms, thing(brakom)).
noun(ruprais, rupraiss, thing(ruprais)).
noun(keaplirk, keaplirks, thing(keaplirk)).
noun(frumek, frumeks, thing(frumek)).
noun(bruplun, brupluns, thing(bruplun)).
noun(fostirk, fostirks, thing(fostirk)).
noun(safind, safinds, thing(safind)).
noun(grovirk, grovirks, thing(grovirk)).
noun(rodot, rodots, thing(rodot)).
noun(stiderk, stiderks, thing(stiderk)).
noun(fraigoom, fraigooms, thing(fraigoom)).
noun(vabras, vabrass, thing(vabras)).
noun(plaidul, plaiduls, thing(plaidul)).
noun(treaprark, treaprarks, thing(treaprark)).
noun(troklal, troklals, thing(troklal)).
noun(laval, lavals, thing(laval)).
noun(nekleark, neklearks, thing(nekleark)).
noun(labroon, labroons, thing(labroon)).
noun(moofor, moofors, thing(moofor)).
noun(veploot, veploots, thing(veploot)).
noun(dooleand, dooleands, thing(dooleand)).
noun(prebrund, prebrunds, thing(prebrund)).
noun(travairk, travairks, thing(travairk)).
noun(plopoon, plopoons, thing(plopoon)).
noun(gisand, gisands, thing(gisand)).
noun(proovus, proovuss, thing(proovus)).
noun(stodat, stodats, thing(stodat)).
noun(dregrir, dregrirs, thing(dregrir)).
noun(dofim, dofims, thing(dofim)).
noun(tekleand, tekleands, thing(tekleand)).
noun(lealend, lealends, thing(lealend)).
noun(stekloom, steklooms, thing(stekloom)).
noun(teprerk, teprerks, thing(teprerk)).
noun(klitoot, klitoots, thing(klitoot)).
noun(frifrit, frifrits, thing(frifrit)).
noun(sodreak, sodreaks, thing(sodreak)).
noun(freabeas, freabeass, thing(freabeas)).
noun(noobroom, noobrooms, thing(noobroom)).
noun(troobom, trooboms, thing(troobom)).
noun(rulor, rulors, thing(rulor)).
noun(fotir, fotirs, thing(fotir)).
noun(gridurk, gridurks, thing(gridurk)).
noun(sitrut, sitruts, thing(sitrut)).
noun(droprer, droprers, thing(droprer)).
noun(trasterk, trasterks, thing(trasterk)).
noun(druklist, druklists, thing(druklist)).
noun(gribrir, gribrirs, thing(gribrir)).
noun(kegrean, kegreans, thing(kegrean)).
noun(roogrark, roograrks, thing(roogrark)).
noun(pepreak, pepreaks, thing(pepreak)).
noun(fregril, fregrils, thing(fregril)).
noun(fribaim, fribaims, thing(fribaim)).
noun(klakor, klakors, thing(klakor)).
noun(dalok, daloks, thing(dalok)).
noun(bemaim, bemaims, thing(bemaim)).
noun(fookaind, fookainds, thing(fookaind)).
noun(googrel, googrels, thing(googrel)).
noun(frenil, frenils, thing(frenil)).
noun(maigot, maigots, thing(maigot)).
noun(sasem, sasems, thing(sasem)).
noun(plaifaik, plaifaiks, thing(plaifaik)).
noun(graistos, graistoss, thing(graistos)).
noun(plukok, plukoks, thing(plukok)).
noun(bistur, bisturs, thing(bistur)).
noun(safroork, safroorks, thing(safroork)).
noun(fipund, fipunds, thing(fipund)).
noun(minoost, minoosts, thing(minoost)).
noun(tapurk, tapurks, thing(tapurk)).
noun(begroond, begroonds, thing(begroond)).
noun(trugroor, trugroors, thing(trugroor)).
noun(lookuk, lookuks, thing(lookuk)).
noun(geabek, geabeks, thing(geabek)).
noun(naklond, naklonds, thing(naklond)).
noun(vaiplirk, vaiplirks, thing(vaiplirk)).
noun(treaproork, treaproorks, thing(treaproork)).
noun(gropool, gropools, thing(gropool)).
noun(sufirk, sufirks, thing(sufirk)).
noun(booreat, booreats, thing(booreat)).
noun(toodek, toodeks, thing(toodek)).
noun(pookak, pookaks, thing(pookak)).
noun(preakurk, preakurks, thing(preakurk)).
noun(braigroork, braigroorks, thing(braigroork)).
noun(tagen, tagens, thing(tagen)).
noun(peaget, peagets, thing(peaget)).
noun(klosen, klosens, thing(klosen)).
noun(fosol, fosols, thing(fosol)).
noun(sooplil, sooplils, thing(sooplil)).
noun(fofren, fofrens, thing(fofren)).
noun(klagool, klagools, thing(klagool)).
noun(pitairk, pitairks, thing(pitairk)).
noun(plapreark, plaprearks, thing(plapreark)).
noun(prurus, pruruss, thing(prurus)).
noun(selek, seleks, thing(selek)).
noun(praiter, praiters, thing(praiter)).
noun(frupleam, frupleams, thing(frupleam)).
noun(driklook, driklooks, thing(driklook)).
noun(rulerk, rulerks, thing(rulerk)).
noun(bokain, bokains, thing(bokain)).
noun(klairund, klairunds, thing(klairund)).
noun(fomast, fomasts, thing(fomast)).
noun(pooplir, pooplirs, thing(pooplir)).
noun(graifir, graifirs, thing(graifir)).
noun(gaproot, gaproots, thing(gaproot)).
noun(stugear, stugears, thing(stugear)).
noun(fragait, fragaits, thing(fragait)).
noun(kaples, kapless, thing(kaples)).
noun(stitrund, stitrunds, thing(stitrund)).
noun(neafros, neafross, thing(neafros)).
noun(stidaist, stidaists, thing(stidaist)).
noun(groploork, groploorks, thing(groploork)).
noun(klupork, kluporks, thing(klupork)).
noun(moobeark, moobearks, thing(moobeark)).
noun(trimand, trimands, thing(trimand)).
noun(grooban, groobans, thing(grooban)).
noun(treagus, treaguss, thing(treagus)).
noun(sutond, sutonds, thing(sutond)).
noun(roonum, roonums, thing(roonum)).
noun(klailus, klailuss, thing(klailus)).
noun(gresind, gresinds, thing(gresind)).
noun(preadraim, preadraims, thing(preadraim)).
noun(dreavail, dreavails, thing(dreavail)).
noun(tibat, tibats, thing(tibat)).
noun(sailoond, sailoonds, thing(sailoond)).
noun(keanom, keanoms, thing(keanom)).
noun(trasun, trasuns, thing(trasun)).
noun(mupos, muposs, thing(mupos)).
noun(kastark, kastarks, thing(kastark)).
noun(nafus, nafuss, thing(nafus)).
noun(stipret, stiprets, thing(stipret)).
noun(linor, linors, thing(linor)).
noun(demol, demols, thing(demol)).
noun(derir, derirs, thing(derir)).
noun(lifeast, lifeasts, thing(lifeast)).
noun(rebum, rebums, thing(rebum)).
noun(dagirk, dagirks, thing(dagirk)).
noun(meapor, meapors, thing(meapor)).
noun(kidook, kidooks, thing(kidook)).
noun(lamun, lamuns, thing(lamun)).
noun(fraidral, fraidrals, thing(fraidral)).
noun(plaigris, plaigriss, thing(plaigris)).
noun(stoofrat, stoofrats, thing(stoofrat)).
noun(kloobrom, kloobroms, thing(kloobrom)).
noun(vanut, vanuts, thing(vanut)).
noun(troonir, troonirs, thing(troonir)).
noun(grogeand, grogeands, thing(grogeand)).
noun(loostem, loostems, thing(loostem)).
noun(gaplis, gapliss, thing(gaplis)).
noun(riklil, riklils, thing(riklil)).
noun(plimek, plimeks, thing(plimek)).
noun(trufrus, trufruss, thing(trufrus)).
noun(fudam, fudams, thing(fudam)).
noun(klerear, klerears, thing(klerear)).
noun(festairk, festairks, thing(festairk)).
noun(milos, miloss, thing(milos)).
noun(kaiklis, kaikliss, thing(kaiklis)).
noun(brafean, brafeans, thing(brafean)).
noun(bekir, bekirs, thing(bekir)).
noun(raigron, raigrons, thing(raigron)).
noun(gremos, gremoss, thing(gremos)).
noun(deploom, deplooms, thing(deploom)).
noun(difest, difests, thing(difest)).
noun(klavet, klavets, thing(klavet)).
noun(klaipast, klaipasts, thing(klaipast)).
noun(drubrurk, drubrurks, thing(drubrurk)).
noun(kleadear, kleadears, thing(kleadear)).
noun(brigeark, brigearks, thing(brigeark)).
noun(pluvas, pluvass, thing(pluvas)).
noun(donon, donons, thing(donon)).
noun(plolum, plolums, thing(plolum)).
noun(gafem, gafems, thing(gafem)).
noun(preproon, preproons, thing(preproon)).
noun(dostaim, dostaims, thing(dostaim)).
noun(kafark, kafarks, thing(kafark)).
noun(vealait, vealaits, thing(vealait)).
noun(pisoos, pisooss, thing(pisoos)).
noun(drenest, drenests, thing(drenest)).
noun(pifrairk, pifrairks, thing(pifrairk)).
noun(froofron, froofrons, thing(froofron)).
noun(plumas, plumass, thing(plumas)).
noun(staipeark, staipearks, thing(staipeark)).
noun(kaibrirk, kaibrirks, thing(kaibrirk)).
noun(plaimoom, plaimooms, thing(plaimoom)).
noun(braidol, braidols, thing(braidol)).
noun(plootrar, plootrars, thing(plootrar)).
noun(leakeam, leakeams, thing(leakeam)).
noun(dunot, dunots, thing(dunot)).
noun(staibend, staibends, thing(staibend)).
noun(braibais, braibaiss, thing(braibais)).
noun(groosom, groosoms, thing(groosom)).
noun(losoom, losooms, thing(losoom)).
noun(frebron, frebrons, thing(frebron)).
noun(troogoost, troogoosts, thing(troogoost)).
noun(voofem, voofems, thing(voofem)).
noun(gripras, griprass, thing(gripras)).
noun(mufrail, mufrails, thing(mufrail)).
noun(kusaist, kusaists, thing(kusaist)).
noun(sanek, saneks, thing(sanek)).
noun(traigost, traigosts, thing(traigost)).
noun(nafreat, nafreats, thing(nafreat)).
noun(ledros, ledross, thing(ledros)).
noun(pligul, pliguls, thing(pligul)).
noun(foobind, foobinds, thing(foobind)).
noun(mumund, mumunds, thing(mumund)).
noun(program, programs, thing(program)).
noun(tradoor, tradoors, thing(tradoor)).
noun(kibran, kibrans, thing(kibran)).
noun(trumoom, trumooms, thing(trumoom)).
noun(tepair, tepairs, thing(tepair)).
noun(klatron, klatrons, thing(klatron)).
noun(prainir, prainirs, thing(prainir)).
noun(pludroor, pludroors, thing(pludroor)).
noun(bepook, bepooks, thing(bepook)).
noun(saipreak, saipreaks, thing(saipreak)).
noun(dreanaim, dreanaims, thing(dreanaim)).
noun(dearot, dearots, thing(dearot)).
noun(bitrul, bitruls, thing(bitrul)).
noun(soofail, soofails, thing(soofail)).
noun(fribrus, fribruss, thing(fribrus)).
noun(trigrur, trigrurs, thing(trigrur)).
noun(devoon, devoons, thing(devoon)).
noun(kibork, kiborks, thing(kibork)).
noun(pinoon, pinoons, thing(pinoon)).
noun(frafres, frafress, thing(frafres)).
noun(staiklol, staiklols, thing(staiklol)).
noun(treagir, treagirs, thing(treagir)).
noun(subrean, subreans, thing(subrean)).
noun(grostam, grostams, thing(grostam)).
noun(klasais, klasaiss, thing(klasais)).
noun(ratirk, ratirks, thing(ratirk)).
noun(stoovuk, stoovuks, thing(stoovuk)).
noun(veaprool, veaprools, thing(veaprool)).
noun(sogrel, sogrels, thing(sogrel)).
noun(brapeast, brapeasts, thing(brapeast)).
noun(fumoom, fumooms, thing(fumoom)).
noun(benail, benails, thing(benail)).
noun(lofrik, lofriks, thing(lofrik)).
noun(plaisik, plaisiks, thing(plaisik)).
noun(prebroork, prebroorks, thing(prebroork)).
noun(reatat, reatats, thing(reatat)).
noun(frafrind, frafrinds, thing(frafrind)).
noun(ploofrair, ploofrairs, thing(ploofrair)).
noun(noomain, noomains, thing(noomain)).
noun(ruvund, ruvunds, thing(ruvund)).
noun(replam, replams, thing(replam)).
noun(plivim, plivims, thing(plivim)).
noun(nealook, nealooks, thing(nealook)).
noun(pletran, pletrans, thing(pletran)).
noun(gearool, gearools, thing(gearool)).
noun(keanaind, keanainds, thing(keanaind)).
noun(trebrind, trebrinds, thing(trebrind)).
noun(pribul, pribuls, thing(pribul)).
noun(lidest, lidests, thing(lidest)).
noun(ragum, ragums, thing(ragum)).
noun(sarest, sarests, thing(sarest)).
noun(raiplait, raiplaits, thing(raiplait)).
noun(vainos, vainoss, thing(vainos)).
noun(ploofrul, ploofruls, thing(ploofrul)).
noun(frogeak, frogeaks, thing(frogeak)).
noun(braitirk, braitirks, thing(braitirk)).
noun(vibairk, vibairks, thing(vibairk)).
noun(raibin, raibins, thing(raibin)).
noun(rooram, roorams, thing(rooram)).
noun(baifrel, baifrels, thing(baifrel)).
noun(plooklis, plookliss, thing(plooklis)).
noun(fraifroond, fraifroonds, thing(fraifroond)).
noun(sovean, soveans, thing(sovean)).
noun(geateast, geateasts, thing(geateast)).
noun(plaklurk, plaklurks, thing(plaklurk)).
noun(fotean, foteans, thing(fotean)).
noun(dreapret, dreaprets, thing(dreapret)).
noun(klimoond, klimoonds, thing(klimoond)).
noun(graifroos, graifrooss, thing(graifroos)).
noun(frolon, frolons, thing(frolon)).
noun(vairom, vairoms, thing(vairom)).
noun(frepon, frepons, thing(frepon)).
noun(ragret, ragrets, thing(ragret)).
noun(treafreas, treafreass, thing(treafreas)).
noun(droteak, droteaks, thing(droteak)).
noun(taikeat, taikeats, thing(taikeat)).
noun(tralerk, tralerks, thing(tralerk)).
noun(grukeand, grukeands, thing(grukeand)).
noun(nugool, nugools, thing(nugool)).
noun(baiplul, baipluls, thing(baiplul)).
noun(dasust, dasusts, thing(dasust)).
noun(tosteat, tosteats, thing(tosteat)).
noun(dekleark, deklearks, thing(dekleark)).
noun(treabeast, treabeasts, thing(treabeast)).
noun(pleatos, pleatoss, thing(pleatos)).
noun(pribis, pribiss, thing(pribis)).
noun(plifrok, plifroks, thing(plifrok)).
noun(mugar, mugars, thing(mugar)).
noun(rusind, rusinds, thing(rusind)).
noun(tiras, tirass, thing(tiras)).
noun(ploogin, ploogins, thing(ploogin)).
noun(saiful, saifuls, thing(saiful)).
noun(givean, giveans, thing(givean)).
noun(faidoost, faidoosts, thing(faidoost)).
noun(soovus, soovuss, thing(soovus)).
noun(plaitais, plaitaiss, thing(plaitais)).
noun(vofait, vofaits, thing(vofait)).
noun(stoonur, stoonurs, thing(stoonur)).
noun(plogoot, plogoots, thing(plogoot)).
noun(nofrork, nofrorks, thing(nofrork)).
noun(raipeand, raipeands, thing(raipeand)).
tv(moostoor, moostoors, moostoored, act(moostoor)).
tv(voroost, voroosts, voroosted, act(voroost)).
tv(dosteand, dosteands, dosteanded, act(dosteand)).
tv(poopust, poopusts, poopusted, act(poopust)).
tv(dofrair, dofrairs, dofraired, act(dofrair)).
tv(klegend, klegends, klegended, act(klegend)).
tv(dreagait, dreagaits, dreagaited, act(dreagait)).
tv(kledrek, kledreks, kledreked, act(kledrek)).
tv(draklat, draklats, draklated, act(draklat)).
tv(mooler, moolers, moolered, act(mooler)).
tv(klemar, klemars, klemared, act(klemar)).
tv(sitreat, sitreats, sitreated, act(sitreat)).
tv(bekirk, bekirks, bekirked, act(bekirk)).
tv(soosoork, soosoorks, soosoorked, act(soosoork)).
tv(buten, butens, butened, act(buten)).
tv(bivind, bivinds, bivinded, act(bivind)).
tv(legraist, legraists, legraisted, act(legraist)).
tv(fekool, fekools, fekooled, act(fekool)).
tv(presean, preseans, preseaned, act(presean)).
tv(grookean, grookeans, grookeaned, act(grookean)).
tv(pedut, peduts, peduted, act(pedut)).
tv(grilut, griluts, griluted, act(grilut)).
tv(tofeark, tofearks, tofearked, act(tofeark)).
tv(gairul, gairuls, gairuled, act(gairul)).
tv(bruprak, brupraks, brupraked, act(bruprak)).
tv(fiprak, fipraks, fipraked, act(fiprak)).
tv(teagairk, teagairks, teagairked, act(teagairk)).
tv(revend, revends, revended, act(revend)).
tv(stavit, stavits, stavited, act(stavit)).
tv(geafurk, geafurks, geafurked, act(geafurk)).
tv(gaiveat, gaiveats, gaiveated, act(gaiveat)).
tv(braleast, braleasts, braleasted, act(braleast)).
tv(klaiprain, klaiprains, klaiprained, act(klaiprain)).
tv(butral, butrals, butraled, act(butral)).
tv(stukem, stukems, stukemed, act(stukem)).
tv(lerus, leruss, lerused, act(lerus)).
tv(froodund, froodunds, froodunded, act(froodund)).
tv(plumat, plumats, plumated, act(plumat)).
tv(deagim, deagims, deagimed, act(deagim)).
tv(leabear, leabears, leabeared, act(leabear)).
tv(dretrest, dretrests, dretrested, act(dretrest)).
tv(detrait, detraits, detraited, act(detrait)).
tv(drelik, dreliks, dreliked, act(drelik)).
tv(freasterk, freasterks, freasterked, act(freasterk)).
tv(teakair, teakairs, teakaired, act(teakair)).
tv(lookoork, lookoorks, lookoorked, act(lookoork)).
tv(gaidos, gaidoss, gaidosed, act(gaidos)).
tv(gistot, gistots, gistoted, act(gistot)).
tv(steaprist, steaprists, steapristed, act(steaprist)).
tv(freaprom, freaproms, freapromed, act(freaprom)).
tv(vaploork, vaploorks, vaploorked, act(vaploork)).
tv(greabest, greabests, greabested, act(greabest)).
tv(druvoond, druvoonds, druvoonded, act(druvoond)).
tv(deafeam, deafeams, deafeamed, act(deafeam)).
tv(maikek, maikeks, maikeked, act(maikek)).
tv(plaplind, plaplinds, plaplinded, act(plaplind)).
tv(keadak, keadaks, keadaked, act(keadak)).
tv(briklur, briklurs, briklured, act(briklur)).
tv(baifais, baifaiss, baifaised, act(baifais)).
tv(saigind, saiginds, saiginded, act(saigind)).
tv(pikaist, pikaists, pikaisted, act(pikaist)).
tv(baiploor, baiploors, baiploored, act(baiploor)).
tv(grepream, grepreams, grepreamed, act(grepream)).
tv(broobrist, broobrists, broobristed, act(broobrist)).
tv(lanik, laniks, laniked, act(lanik)).
tv(sestaik, sestaiks, sestaiked, act(sestaik)).
tv(draiplus, draipluss, draiplused, act(draiplus)).
tv(kimeark, kimearks, kimearked, act(kimeark)).
tv(kilun, kiluns, kiluned, act(kilun)).
tv(doovend, doovends, doovended, act(doovend)).
tv(salail, salails, salailed, act(salail)).
tv(givaind, givainds, givainded, act(givaind)).
tv(fovaind, fovainds, fovainded, act(fovaind)).
tv(vusur, vusurs, vusured, act(vusur)).
tv(peplas, peplass, peplased, act(peplas)).
tv(treapreand, treapreands, treapreanded, act(treapreand)).
tv(dreplen, dreplens, dreplened, act(dreplen)).
tv(sumir, sumirs, sumired, act(sumir)).
tv(venat, venats, venated, act(venat)).
tv(bropral, broprals, bropraled, act(bropral)).
tv(bumund, bumunds, bumunded, act(bumund)).
tv(vibrik, vibriks, vibriked, act(vibrik)).
tv(staidros, staidross, staidrosed, act(staidros)).
tv(pidim, pidims, pidimed, act(pidim)).
tv(planeand, planeands, planeanded, act(planeand)).
tv(klatel, klatels, klateled, act(klatel)).
tv(kepor, kepors, kepored, act(kepor)).
tv(klobrom, klobroms, klobromed, act(klobrom)).
tv(daimest, daimests, daimested, act(daimest)).
tv(traivoom, traivooms, traivoomed, act(traivoom)).
tv(ploris, ploriss, plorised, act(ploris)).
tv(soogroor, soogroors, soogroored, act(soogroor)).
tv(staifrek, staifreks, staifreked, act(staifrek)).
tv(fribrurk, fribrurks, fribrurked, act(fribrurk)).
tv(voobrear, voobrears, voobreared, act(voobrear)).
tv(sipoond, sipoonds, sipoonded, act(sipoond)).
tv(droobon, droobons, drooboned, act(droobon)).
tv(voorak, vooraks, vooraked, act(voorak)).
tv(voodal, voodals, voodaled, act(voodal)).
tv(keplurk, keplurks, keplurked, act(keplurk)).
tv(voorool, voorools, voorooled, act(voorool)).
tv(drebear, drebears, drebeared, act(drebear)).
tv(naram, narams, naramed, act(naram)).
tv(fraigest, fraigests, fraigested, act(fraigest)).
tv(fuklair, fuklairs, fuklaired, act(fuklair)).
tv(dreagook, dreagooks, dreagooked, act(dreagook)).
tv(fotok, fotoks, fotoked, act(fotok)).
tv(breasten, breastens, breastened, act(breasten)).
tv(stitret, stitrets, stitreted, act(stitret)).
tv(braipark, braiparks, braiparked, act(braipark)).
tv(taitreas, taitreass, taitreased, act(taitreas)).
tv(tainoom, tainooms, tainoomed, act(tainoom)).
tv(loograirk, loograirks, loograirked, act(loograirk)).
tv(tibrook, tibrooks, tibrooked, act(tibrook)).
tv(tipleam, tipleams, tipleamed, act(tipleam)).
tv(menost, menosts, menosted, act(menost)).
tv(viken, vikens, vikened, act(viken)).
tv(reanaim, reanaims, reanaimed, act(reanaim)).
tv(gredeam, gredeams, gredeamed, act(gredeam)).
tv(beatreast, beatreasts, beatreasted, act(beatreast)).
tv(grudait, grudaits, grudaited, act(grudait)).
tv(toobrin, toobrins, toobrined, act(toobrin)).
tv(freapeast, freapeasts, freapeasted, act(freapeast)).
tv(praireas, praireass, praireased, act(praireas)).
tv(bekand, bekands, bekanded, act(bekand)).
tv(froostook, froostooks, froostooked, act(froostook)).
tv(beboon, beboons, bebooned, act(beboon)).
tv(fraifrast, fraifrasts, fraifrasted, act(fraifrast)).
tv(grostut, grostuts, grostuted, act(grostut)).
tv(breres, breress, breresed, act(breres)).
tv(romak, romaks, romaked, act(romak)).
tv(poolast, poolasts, poolasted, act(poolast)).
tv(doostear, doostears, doosteared, act(doostear)).
tv(fetaind, fetainds, fetainded, act(fetaind)).
tv(fritrend, fritrends, fritrended, act(fritrend)).
tv(stabis, stabiss, stabised, act(stabis)).
tv(brookoork, brookoorks, brookoorked, act(brookoork)).
tv(braikal, braikals, braikaled, act(braikal)).
tv(lagrur, lagrurs, lagrured, act(lagrur)).
tv(grasirk, grasirks, grasirked, act(grasirk)).
tv(vigos, vigoss, vigosed, act(vigos)).
tv(dredrel, dredrels, dredreled, act(dredrel)).
tv(tainik, tainiks, tainiked, act(tainik)).
tv(goonond, goononds, goononded, act(goonond)).
tv(gotrel, gotrels, gotreled, act(gotrel)).
tv(nagel, nagels, nageled, act(nagel)).
tv(peadeark, peadearks, peadearked, act(peadeark)).
tv(nupland, nuplands, nuplanded, act(nupland)).
tv(tredrais, tredraiss, tredraised, act(tredrais)).
tv(direark, direarks, direarked, act(direark)).
tv(kooloos, koolooss, kooloosed, act(kooloos)).
tv(rubrot, rubrots, rubroted, act(rubrot)).
tv(reastok, reastoks, reastoked, act(reastok)).
tv(peatoot, peatoots, peatooted, act(peatoot)).
tv(sairind, sairinds, sairinded, act(sairind)).
tv(boogrok, boogroks, boogroked, act(boogrok)).
tv(kleanes, kleaness, kleanesed, act(kleanes)).
tv(braisirk, braisirks, braisirked, act(braisirk)).
tv(drepreak, drepreaks, drepreaked, act(drepreak)).
tv(nigreark, nigrearks, nigrearked, act(nigreark)).
tv(driroor, driroors, driroored, act(driroor)).
tv(rastail, rastails, rastailed, act(rastail)).
tv(staibrairk, staibrairks, staibrairked, act(staibrairk)).
tv(veamim, veamims, veamimed, act(veamim)).
tv(toosand, toosands, toosanded, act(toosand)).
tv(droomar, droomars, droomared, act(droomar)).
tv(klipland, kliplands, kliplanded, act(klipland)).
tv(greasos, greasoss, greasosed, act(greasos)).
tv(braigream, braigreams, braigreamed, act(braigream)).
tv(moostam, moostams, moostamed, act(moostam)).
tv(graikloost, graikloosts, graikloosted, act(graikloost)).
tv(neadrest, neadrests, neadrested, act(neadrest)).
tv(tronuk, tronuks, tronuked, act(tronuk)).
tv(pabork, paborks, paborked, act(pabork)).
tv(prorurk, prorurks, prorurked, act(prorurk)).
tv(librel, librels, libreled, act(librel)).
tv(naivek, naiveks, naiveked, act(naivek)).
tv(tikeast, tikeasts, tikeasted, act(tikeast)).
tv(nunol, nunols, nunoled, act(nunol)).
tv(bigroot, bigroots, bigrooted, act(bigroot)).
tv(noprear, noprears, nopreared, act(noprear)).
tv(klosear, klosears, kloseared, act(klosear)).
tv(naifrork, naifrorks, naifrorked, act(naifrork)).
tv(nifrool, nifrools, nifrooled, act(nifrool)).
tv(robas, robass, robased, act(robas)).
tv(probreak, probreaks, probreaked, act(probreak)).
tv(voofrol, voofrols, voofroled, act(voofrol)).
tv(besaik, besaiks, besaiked, act(besaik)).
tv(braivol, braivols, braivoled, act(braivol)).
tv(feapeat, feapeats, feapeated, act(feapeat)).
tv(manis, maniss, manised, act(manis)).
tv(stainat, stainats, stainated, act(stainat)).
tv(kloobral, kloobrals, kloobraled, act(kloobral)).
tv(stilirk, stilirks, stilirked, act(stilirk)).
tv(broodost, broodosts, broodosted, act(broodost)).
tv(kaidrain, kaidrains, kaidrained, act(kaidrain)).
tv(platus, platuss, platused, act(platus)).
tv(lebreal, lebreals, lebrealed, act(lebreal)).
tv(bitot, bitots, bitoted, act(bitot)).
tv(lookal, lookals, lookaled, act(lookal)).
