% The world, written by tests/real/generate.py
country(sivaria, suda, 877, 57806).
country(kletarkia, norda, 247, 25107).
country(mafeasia, norda, 549, 47435).
country(fofeania, westa, 965, 31436).
country(plenastia, esta, 1141, 7609).
country(pleadonia, norda, 1048, 29251).
country(klirealia, westa, 1529, 28394).
country(kleplurkia, centra, 1256, 49411).
country(trigomia, norda, 127, 56704).
country(geplastia, centra, 119, 31522).
country(mootreamia, centra, 354, 67010).
country(drootutia, esta, 439, 13403).
country(lofurkia, norda, 982, 34873).
country(fraidrustia, westa, 1897, 60515).
country(fegrealia, suda, 157, 59477).
country(sifreania, esta, 205, 27013).
country(treklaimia, esta, 1362, 47447).
country(tooplooria, norda, 250, 62355).
country(fufrenia, westa, 531, 23689).
country(rooreamia, centra, 27, 82353).
country(bootistia, centra, 1853, 3307).
country(goodokia, westa, 1411, 4322).
country(koveandia, centra, 1332, 30782).
country(fidrearkia, westa, 1365, 79389).
country(pibrusia, suda, 1338, 47874).
country(teaniria, suda, 798, 42306).
country(linonia, norda, 1760, 48298).
country(fripunia, suda, 1438, 29838).
country(keaklaistia, norda, 1229, 60194).
country(plaikandia, norda, 925, 28538).
country(treaveasia, norda, 589, 57642).
country(goosteania, suda, 1723, 25204).
country(memoolia, esta, 1538, 41259).
country(gaipraria, centra, 413, 8781).
country(biklemia, westa, 56, 89113).
country(prafostia, suda, 30, 47275).
country(vistumia, westa, 482, 8727).
country(praifreria, westa, 770, 67163).
country(froofrookia, westa, 1382, 27922).
country(figaikia, centra, 1860, 28461).
country(frigratia, suda, 1712, 61761).
country(graikarkia, suda, 639, 59944).
country(repailia, esta, 468, 42276).
country(toklaitia, norda, 838, 23366).
country(proneatia, esta, 850, 87743).
country(mootania, norda, 1169, 49113).
country(poopostia, suda, 493, 120).
country(tootairia, suda, 1249, 33896).
country(nenootia, centra, 935, 62367).
country(sofrandia, centra, 1127, 50765).
country(staisteria, suda, 539, 31614).
country(vofrisia, centra, 251, 35999).
country(staifeandia, westa, 310, 18067).
country(velilia, centra, 282, 76306).
country(biploolia, esta, 1820, 7561).
country(prootrailia, suda, 484, 55523).
country(klibaria, suda, 169, 76854).
country(gribrotia, westa, 1622, 53699).
country(bumurkia, esta, 1824, 74833).
country(naipealia, suda, 1766, 19860).
country(daidrearkia, esta, 1986, 53544).
country(kigrandia, norda, 110, 57192).
country(lakilia, norda, 1986, 2394).
country(freklamia, esta, 149, 37975).
country(troogatia, suda, 1787, 18236).
country(muderkia, westa, 155, 69487).
country(drafoomia, westa, 1743, 39457).
country(propoorkia, centra, 1199, 15382).
country(kloogrorkia, westa, 504, 65582).
country(podrisia, centra, 1205, 89204).
country(geadrairia, esta, 1845, 68506).
country(trobretia, centra, 399, 57246).
country(trugimia, norda, 1217, 33306).
country(kukootia, centra, 787, 23892).
country(geafritia, esta, 1322, 31105).
country(leagreamia, westa, 755, 68763).
country(brotairia, esta, 1392, 9723).
country(tasoondia, norda, 1283, 89541).
country(beasurkia, westa, 439, 88194).
country(feneria, esta, 1642, 1359).
country(pudikia, westa, 978, 44668).
country(keatrusia, suda, 958, 42602).
country(koosekia, suda, 886, 11758).
country(dibrekia, suda, 1116, 53723).
country(bepestia, westa, 1974, 17654).
country(nependia, suda, 764, 47243).
country(baikleakia, westa, 1363, 64894).
country(pridoria, esta, 266, 29272).
country(luditia, suda, 1805, 34968).
country(rugrokia, norda, 78, 66931).
country(dripainia, suda, 1816, 53333).
country(pabarkia, centra, 866, 84820).
country(klogrootia, norda, 966, 76430).
country(dretreandia, westa, 1934, 43620).
country(kleagrutia, centra, 1116, 46719).
country(naimisia, esta, 1447, 57407).
country(takaria, esta, 364, 63237).
country(stubrinia, norda, 1390, 88699).
country(feagrustia, suda, 811, 48558).
country(nudoolia, norda, 1976, 82591).
country(ludrakia, esta, 1716, 72220).
country(taiklaitia, suda, 1304, 32680).
country(dumailia, centra, 1984, 25829).
country(baivendia, esta, 1574, 39532).
country(ponaria, esta, 339, 8584).
country(pekeastia, centra, 936, 87378).
country(deabukia, centra, 98, 26093).
country(stofistia, norda, 1224, 70204).
country(vaifrikia, westa, 1491, 73586).
country(pridearkia, esta, 64, 9281).
country(katroria, norda, 1719, 22803).
country(bakairia, norda, 1430, 32726).
country(vooklania, norda, 360, 30242).
country(stofrunia, suda, 547, 31080).
country(dregrerkia, norda, 54, 15072).
country(foopekia, norda, 1919, 11698).
country(nonoondia, suda, 309, 61686).
country(vefrunia, esta, 155, 68562).
country(profimia, esta, 660, 38342).
country(puprinia, westa, 1535, 62862).
country(frafruria, esta, 687, 7306).
country(moorundia, norda, 545, 21393).
country(droogokia, esta, 192, 8410).
country(foobundia, centra, 112, 34565).
country(foopeatia, suda, 1626, 43177).
country(meplelia, esta, 1032, 64560).
country(grutistia, suda, 390, 79421).
country(stugaitia, centra, 1653, 6817).
country(froovalia, suda, 1723, 55519).
country(bootroosia, westa, 609, 2279).
country(ribraisia, suda, 642, 9557).
country(sesamia, westa, 197, 8703).
country(seagonia, centra, 316, 25173).
country(rutesia, westa, 1651, 61498).
country(veteakia, suda, 1279, 12331).
country(dugakia, westa, 1162, 57178).
country(stinusia, suda, 31, 25360).
country(graimaisia, centra, 446, 14242).
country(beakloria, westa, 498, 33986).
country(deadrikia, centra, 872, 68499).
country(fraklilia, centra, 684, 7581).
country(freasukia, norda, 473, 3181).
country(puvokia, suda, 1055, 38216).
country(freagilia, suda, 1315, 59638).
country(fogroorkia, centra, 398, 24209).
country(noosoosia, suda, 642, 86937).
country(konelia, esta, 273, 20723).
country(sesomia, norda, 468, 60777).
country(pobeasia, esta, 1698, 89386).
country(brovumia, esta, 817, 41447).
city(doopailton, rutesia, 5022).
city(funeasstad, fegrealia, 5172).
city(brubinstad, koveandia, 4811).
city(froobesstad, lofurkia, 5328).
city(drogolton, sesamia, 3875).
city(grestoorburg, froofrookia, 2874).
city(binakton, lakilia, 7568).
city(stugrearburg, kleplurkia, 3242).
city(fugrosville, koosekia, 1962).
city(nabundville, bootroosia, 8543).
city(sofrorkton, klogrootia, 7809).
city(beastunburg, dugakia, 5094).
city(mootrearville, rooreamia, 1743).
city(neatondburg, tooplooria, 6344).
city(seateatburg, bakairia, 7925).
city(remootville, tooplooria, 4141).
city(modrokville, sesamia, 3638).
city(goopritstad, foopekia, 5217).
city(braprisburg, droogokia, 6858).
city(maprisburg, naimisia, 8768).
city(divoomburg, dregrerkia, 5158).
city(fisolstad, fraidrustia, 1722).
city(dutreamville, nonoondia, 1442).
city(drigarville, trobretia, 2182).
city(faibrerkton, geplastia, 2115).
city(vairearburg, treklaimia, 7635).
city(frotootville, trigomia, 4917).
city(toobeatstad, tooplooria, 5586).
city(deadoorburg, bakairia, 8519).
city(pofaimville, goodokia, 2375).
city(sapaikville, ludrakia, 1543).
city(beborstad, fraidrustia, 525).
city(dreapeandton, kukootia, 2215).
city(fribulton, dugakia, 1748).
city(saidraistburg, fufrenia, 5180).
city(grovitstad, graikarkia, 8716).
city(fafrailstad, ponaria, 2773).
city(gepetburg, kigrandia, 2848).
city(broodritton, nudoolia, 6979).
city(brooprorkburg, baikleakia, 5941).
city(rupumville, goosteania, 3981).
city(podrolton, vefrunia, 1919).
city(niromburg, fidrearkia, 4255).
city(vunorstad, feagrustia, 7748).
city(debootstad, gribrotia, 3033).
city(tarorburg, kukootia, 7625).
city(mofairkton, ludrakia, 3310).
city(drutrarville, gaipraria, 3175).
city(matailburg, meplelia, 1756).
city(mudonville, sesamia, 5554).
city(brailurton, freklamia, 456).
city(dookloorstad, muderkia, 8405).
city(geatrirkburg, frafruria, 2436).
city(stivusville, koosekia, 5138).
city(trubrakville, proneatia, 5599).
city(breabaitstad, nenootia, 6858).
city(vobealstad, fegrealia, 4).
city(gevaindton, naipealia, 5635).
city(kadisburg, mafeasia, 4169).
city(plaigrilville, mootreamia, 617).
city(rigrirburg, dibrekia, 3737).
city(voomulburg, keatrusia, 4360).
city(fraidearton, dretreandia, 4943).
city(stopreastton, naimisia, 5784).
city(friplonstad, ludrakia, 6200).
city(grivairton, trugimia, 1809).
city(nodamburg, bumurkia, 209).
city(vooklusville, pekeastia, 4006).
city(plobreamstad, fraidrustia, 2811).
city(groolanstad, froofrookia, 5029).
city(drodroolstad, troogatia, 8269).
city(vefimstad, dibrekia, 6239).
city(tedranton, bakairia, 5034).
city(faigrenstad, biklemia, 3931).
city(stibestburg, beakloria, 5514).
city(mifrulton, fegrealia, 5660).
city(faiprulville, proneatia, 5241).
city(prudrikstad, prafostia, 8892).
city(mupromville, lofurkia, 8977).
city(dolealville, nonoondia, 5562).
city(traivikburg, frafruria, 7568).
city(grastaindburg, biploolia, 5580).
city(peatusville, klogrootia, 4088).
city(plitairstad, treklaimia, 1647).
city(niprakville, treaveasia, 5362).
city(raibatton, klirealia, 421).
city(reabrainton, bumurkia, 6065).
city(fropranburg, fufrenia, 1111).
city(bairerkville, stugaitia, 863).
city(klobrustton, staisteria, 7573).
city(maiproolton, dumailia, 5100).
city(bokoorburg, droogokia, 6197).
city(stitrusville, feneria, 7711).
city(bastaiststad, keatrusia, 5654).
city(prooninburg, feneria, 5774).
city(davitton, konelia, 1737).
city(debolstad, seagonia, 1124).
city(meaprirkville, foobundia, 7312).
city(fustandburg, deabukia, 196).
city(veadrendton, bumurkia, 3409).
city(neponburg, velilia, 5939).
city(sudurkstad, beakloria, 5954).
city(trurorburg, goosteania, 574).
city(lunolville, profimia, 7086).
city(measosstad, klirealia, 2149).
city(frabeatville, pridearkia, 1515).
city(meaprestton, tootairia, 8582).
city(kaberton, geafritia, 8443).
city(tibanton, pabarkia, 1666).
city(stafarville, klibaria, 949).
city(mevetton, klibaria, 6011).
city(medarville, katroria, 2587).
city(freketville, stubrinia, 1264).
city(saibrunville, deabukia, 3308).
city(pudaimstad, dibrekia, 4947).
city(rabrasburg, bepestia, 8449).
city(toodorville, tootairia, 8052).
city(leabokburg, deadrikia, 8200).
city(baifrendton, mafeasia, 2350).
city(fraigrustton, takaria, 2691).
city(ronoolburg, poopostia, 290).
city(stefremville, freasukia, 1851).
city(geavesburg, noosoosia, 5929).
city(toruston, fraidrustia, 911).
city(vodrirkburg, velilia, 8275).
city(taigrindville, pleadonia, 8234).
city(loodrustton, prootrailia, 8371).
city(kaidrorkton, profimia, 2533).
city(puprilton, freagilia, 3499).
city(sailomton, vistumia, 2513).
city(peletstad, vooklania, 501).
city(kirusville, vaifrikia, 2235).
city(mestekton, drafoomia, 4525).
city(voodasstad, naipealia, 6888).
city(nudralville, prootrailia, 8411).
city(preabosstad, puprinia, 890).
city(notrirstad, fidrearkia, 95).
city(braipeston, pridoria, 2713).
city(vipeandstad, daidrearkia, 8826).
city(beagrimburg, muderkia, 3805).
city(voogakton, seagonia, 2877).
city(lograirstad, naipealia, 2868).
city(kloframville, vofrisia, 1802).
city(broomisburg, profimia, 3539).
city(praistakville, podrisia, 6956).
city(veadarstad, ribraisia, 864).
city(braiplurton, meplelia, 31).
city(reagrosstad, stofrunia, 1417).
city(miketstad, tooplooria, 6803).
city(stokaisstad, vistumia, 5244).
city(rifraitville, vefrunia, 2814).
city(vubrindburg, prootrailia, 8899).
city(painumstad, baikleakia, 6691).
city(freapremton, lakilia, 3261).
city(readestville, bumurkia, 2644).
city(kaistanton, ponaria, 5844).
city(fupestton, bakairia, 4970).
city(nidrailton, feneria, 2656).
city(viprerkville, prootrailia, 7302).
city(moomendburg, goodokia, 2338).
city(klepeatton, sofrandia, 5176).
city(frooklandstad, goosteania, 8269).
city(koonoolburg, leagreamia, 3011).
city(laidrookstad, deabukia, 7862).
city(teabrelville, vooklania, 7969).
city(stabamburg, moorundia, 4542).
city(groofrinton, frafruria, 8498).
city(brisemville, staisteria, 7733).
city(froreamstad, ribraisia, 2372).
city(parumstad, froovalia, 2775).
city(vaigrurkville, naipealia, 1203).
city(moogaitville, dripainia, 6285).
city(riplenstad, tooplooria, 6612).
city(kleaklasville, teaniria, 5804).
city(gadondburg, vaifrikia, 5501).
city(greapristburg, dripainia, 6424).
city(matroolburg, froofrookia, 7626).
city(tridearburg, konelia, 8979).
city(tirukton, kletarkia, 685).
city(brasasburg, droogokia, 5810).
city(frageaststad, ribraisia, 6583).
city(drebeastton, katroria, 4889).
city(freaklerstad, frigratia, 67).
city(mistasburg, praifreria, 5997).
city(beforton, dumailia, 5354).
city(frapondton, konelia, 3602).
city(daikekstad, pridoria, 2565).
city(drudanburg, fraklilia, 6597).
city(bevukton, poopostia, 4683).
city(frasaiststad, plaikandia, 2230).
city(frikemton, klirealia, 5298).
city(steafreandville, droogokia, 7225).
city(plairunville, grutistia, 4503).
city(prakuststad, dretreandia, 8546).
city(neaveastton, pleadonia, 5734).
city(drubaikville, fraklilia, 8718).
city(briplakton, dibrekia, 7816).
city(plipoomburg, plaikandia, 5452).
city(kloovotville, muderkia, 6345).
city(pratreandton, fogroorkia, 4272).
city(pavoorkburg, plenastia, 6073).
city(klaifosville, nudoolia, 1103).
city(graifrotton, klogrootia, 8833).
city(melumville, fofeania, 4522).
city(vinandville, nependia, 4720).
city(gaistoorton, grutistia, 2628).
city(saturkburg, takaria, 359).
city(gamoostton, rooreamia, 3167).
city(pubrendton, velilia, 977).
city(pasolstad, prafostia, 2409).
city(fadarkville, feneria, 3738).
city(droofearburg, klibaria, 946).
city(paiplorstad, bakairia, 4325).
city(loolaitton, goosteania, 1757).
city(lapainburg, vistumia, 1470).
city(dugroonburg, froofrookia, 7114).
city(kaibokstad, sofrandia, 656).
city(stefraimville, stugaitia, 6323).
city(vetooston, vaifrikia, 1529).
city(drokandton, mootania, 2072).
city(dinestville, tasoondia, 627).
city(koogeanburg, goodokia, 919).
city(draisondburg, graikarkia, 2038).
city(staikaitburg, geplastia, 360).
city(looklindton, dibrekia, 2763).
city(peabrolburg, keaklaistia, 7594).
city(pusikstad, graikarkia, 1757).
city(gaidroorton, poopostia, 3238).
city(grastorkstad, pabarkia, 3247).
city(repomstad, klogrootia, 1983).
city(ponesville, bakairia, 5332).
city(bridulburg, ludrakia, 6704).
city(draigrindburg, troogatia, 7312).
city(grulaisburg, naipealia, 7917).
city(bropilton, klirealia, 2871).
city(grolostburg, repailia, 2950).
city(foopitton, froofrookia, 5754).
city(proplutburg, sifreania, 7302).
city(feadaimville, dugakia, 552).
city(stoofasstad, vooklania, 8970).
city(kunistville, sesomia, 229).
city(ditamstad, foopekia, 7195).
city(gregaitville, pleadonia, 5524).
city(varendstad, taiklaitia, 8381).
city(gragrinton, praifreria, 791).
city(foprilburg, freagilia, 8465).
city(ruklanburg, vistumia, 8141).
city(muboorkton, proneatia, 6283).
city(dretelburg, frigratia, 78).
city(pedroostville, froovalia, 8438).
city(gegealton, kletarkia, 5933).
city(nitrooston, deabukia, 3100).
city(beabrasburg, noosoosia, 6237).
city(taivomstad, ponaria, 5471).
city(plaivamton, droogokia, 2645).
city(traineanville, pudikia, 6173).
city(gifaiston, nenootia, 4409).
city(granisstad, biploolia, 73).
city(dradastville, pobeasia, 5349).
city(trustastburg, keatrusia, 4300).
city(pegraston, baikleakia, 2599).
city(dugumton, konelia, 8949).
city(gaprurstad, meplelia, 4510).
city(plidrerkton, goodokia, 8064).
city(reaplukton, drootutia, 2445).
city(fudroston, pridearkia, 1356).
city(klaidruststad, konelia, 6791).
city(frubomton, leagreamia, 8319).
city(meapleanville, pridearkia, 74).
city(losaindville, koveandia, 2191).
city(roranton, linonia, 6170).
city(klepraindburg, geadrairia, 1865).
city(greadrairton, bakairia, 7241).
city(tribraimton, muderkia, 1335).
city(troprurkburg, dregrerkia, 6038).
city(frustisburg, pibrusia, 587).
city(beaklendstad, grutistia, 4906).
city(plibrustburg, biploolia, 1068).
city(voodrumville, drafoomia, 4556).
city(teagreamburg, kleagrutia, 3373).
city(freadrulville, ribraisia, 8208).
city(keapleastton, veteakia, 6994).
city(faisomton, konelia, 4551).
city(brabakstad, nonoondia, 5208).
city(ruklearkstad, dumailia, 7748).
city(vootastville, treaveasia, 762).
city(dratrerkton, praifreria, 4839).
city(geatearkton, fraidrustia, 8865).
city(meafreandville, gaipraria, 5763).
city(grelaimville, takaria, 4084).
city(fugrirville, drafoomia, 8299).
city(seastirkville, trigomia, 7290).
city(grogroston, droogokia, 421).
city(detasburg, koveandia, 1343).
city(buklakstad, trigomia, 3532).
city(gatratton, profimia, 7687).
city(frustistton, bootistia, 4770).
city(brekirkburg, pridoria, 3039).
city(befirkstad, biklemia, 1970).
city(dreadastville, tootairia, 8197).
city(kotulburg, drafoomia, 5513).
city(peplemton, repailia, 2686).
city(dreabatstad, gribrotia, 7767).
city(pladrastton, gribrotia, 4102).
city(nodistton, drafoomia, 1001).
city(sadrusville, klibaria, 2642).
city(freneastton, tasoondia, 1036).
city(bruvoonton, feagrustia, 8734).
city(filaiston, stofrunia, 3480).
city(buvairville, teaniria, 6824).
city(kleasearburg, frafruria, 5127).
city(braikloston, sifreania, 6286).
city(drutosburg, naipealia, 7594).
city(pasitton, foobundia, 8686).
city(fopirkstad, staisteria, 4243).
city(drolaimton, graikarkia, 8533).
city(veastokstad, treaveasia, 5217).
city(gronoolville, baivendia, 2751).
city(prooplairkton, prafostia, 7708).
city(vokerkburg, frafruria, 8082).
city(kluvastton, kloogrorkia, 6026).
city(ravelton, teaniria, 8153).
city(sotrerville, bepestia, 2659).
city(grumekburg, pridoria, 1565).
city(nukeakville, kleagrutia, 6224).
city(voostikton, keaklaistia, 2302).
city(baitraisburg, stugaitia, 4633).
city(trooneamburg, bepestia, 6311).
city(lugustton, sesomia, 8972).
city(travastton, mootania, 5145).
city(brorisburg, kleplurkia, 5210).
city(klustistton, staifeandia, 7511).
city(ploogrusville, goosteania, 4659).
city(bestunburg, nonoondia, 6056).
city(nedaitville, fogroorkia, 5939).
city(feavokburg, foobundia, 3243).
city(teadrairkstad, deadrikia, 2868).
city(gratroston, klogrootia, 3088).
city(frodulton, nenootia, 4922).
city(stoklutburg, leagreamia, 4004).
city(laitearton, treklaimia, 6892).
city(stukindstad, mafeasia, 3437).
city(noboolville, freasukia, 1164).
city(rikomburg, staifeandia, 8439).
city(klealiststad, bootroosia, 1938).
city(vogunville, daidrearkia, 1811).
city(frodakville, kukootia, 1653).
city(meroorton, sofrandia, 32).
city(soodraikton, kloogrorkia, 809).
city(kledandstad, pridearkia, 1437).
city(faiplurstad, trobretia, 5131).
city(broomainville, noosoosia, 147).
city(fustutburg, sesamia, 6814).
city(kabealville, rugrokia, 8731).
city(tistirville, poopostia, 217).
city(praivimville, konelia, 3324).
city(naikaikton, mootania, 3675).
city(dageanton, linonia, 3452).
city(freafrikburg, goosteania, 4384).
city(kolindstad, brovumia, 8449).
city(fadrootton, koosekia, 6296).
city(tadealville, baivendia, 443).
city(fagreamburg, tooplooria, 6957).
city(dratrilstad, keaklaistia, 4433).
city(radraistton, sesamia, 2426).
city(freklairkstad, pridearkia, 5970).
city(brivenville, pleadonia, 449).
city(prupleamstad, fraidrustia, 7007).
city(trirairkburg, stinusia, 6314).
city(motroorton, graikarkia, 6094).
city(traikleamton, dretreandia, 2188).
city(ploovurton, pabarkia, 6066).
city(lokletville, muderkia, 8908).
city(stemundton, vistumia, 2666).
city(kloonerkburg, frigratia, 2487).
city(bredrirkburg, froofrookia, 1811).
city(stedrearkton, goosteania, 2625).
city(moofimburg, feneria, 8240).
city(vodainburg, noosoosia, 1576).
city(prodrurton, freagilia, 8138).
city(breprostburg, pekeastia, 7594).
city(titainville, deadrikia, 250).
city(gotaindburg, fegrealia, 3872).
city(praigairkville, vaifrikia, 2304).
city(predokville, daidrearkia, 97).
city(mooboorburg, kigrandia, 5858).
city(frefulton, kigrandia, 1519).
city(klutrealville, droogokia, 6352).
city(kludranville, pridearkia, 5500).
city(koogroonburg, moorundia, 684).
city(fipreandton, klibaria, 804).
city(dreanemville, foopekia, 8245).
city(groristburg, kigrandia, 619).
city(mitoomstad, poopostia, 3250).
city(vaisamstad, tooplooria, 4259).
city(sobondburg, goodokia, 5436).
city(stitrikstad, koveandia, 5554).
city(pegrumton, bootistia, 6943).
city(demeastburg, beasurkia, 1218).
city(tunirville, sesamia, 7325).
capital_of(doopailton, sivaria).
capital_of(funeasstad, kletarkia).
capital_of(brubinstad, mafeasia).
capital_of(froobesstad, fofeania).
capital_of(drogolton, plenastia).
capital_of(grestoorburg, pleadonia).
capital_of(binakton, klirealia).
capital_of(stugrearburg, kleplurkia).
capital_of(fugrosville, trigomia).
capital_of(nabundville, geplastia).
capital_of(sofrorkton, mootreamia).
capital_of(beastunburg, drootutia).
capital_of(mootrearville, lofurkia).
capital_of(neatondburg, fraidrustia).
capital_of(seateatburg, fegrealia).
capital_of(remootville, sifreania).
capital_of(modrokville, treklaimia).
capital_of(goopritstad, tooplooria).
capital_of(braprisburg, fufrenia).
capital_of(maprisburg, rooreamia).
capital_of(divoomburg, bootistia).
capital_of(fisolstad, goodokia).
capital_of(dutreamville, koveandia).
capital_of(drigarville, fidrearkia).
capital_of(faibrerkton, pibrusia).
capital_of(vairearburg, teaniria).
capital_of(frotootville, linonia).
capital_of(toobeatstad, fripunia).
capital_of(deadoorburg, keaklaistia).
capital_of(pofaimville, plaikandia).
capital_of(sapaikville, treaveasia).
capital_of(beborstad, goosteania).
capital_of(dreapeandton, memoolia).
capital_of(fribulton, gaipraria).
capital_of(saidraistburg, biklemia).
capital_of(grovitstad, prafostia).
capital_of(fafrailstad, vistumia).
capital_of(gepetburg, praifreria).
capital_of(broodritton, froofrookia).
capital_of(brooprorkburg, figaikia).
capital_of(rupumville, frigratia).
capital_of(podrolton, graikarkia).
capital_of(niromburg, repailia).
capital_of(vunorstad, toklaitia).
capital_of(debootstad, proneatia).
capital_of(tarorburg, mootania).
capital_of(mofairkton, poopostia).
capital_of(drutrarville, tootairia).
capital_of(matailburg, nenootia).
capital_of(mudonville, sofrandia).
capital_of(brailurton, staisteria).
capital_of(dookloorstad, vofrisia).
capital_of(geatrirkburg, staifeandia).
capital_of(stivusville, velilia).
capital_of(trubrakville, biploolia).
capital_of(breabaitstad, prootrailia).
capital_of(vobealstad, klibaria).
capital_of(gevaindton, gribrotia).
capital_of(kadisburg, bumurkia).
capital_of(plaigrilville, naipealia).
capital_of(rigrirburg, daidrearkia).
capital_of(voomulburg, kigrandia).
capital_of(fraidearton, lakilia).
capital_of(stopreastton, freklamia).
capital_of(friplonstad, troogatia).
capital_of(grivairton, muderkia).
capital_of(nodamburg, drafoomia).
capital_of(vooklusville, propoorkia).
capital_of(plobreamstad, kloogrorkia).
capital_of(groolanstad, podrisia).
capital_of(drodroolstad, geadrairia).
capital_of(vefimstad, trobretia).
capital_of(tedranton, trugimia).
capital_of(faigrenstad, kukootia).
capital_of(stibestburg, geafritia).
capital_of(mifrulton, leagreamia).
capital_of(faiprulville, brotairia).
capital_of(prudrikstad, tasoondia).
capital_of(mupromville, beasurkia).
capital_of(dolealville, feneria).
capital_of(traivikburg, pudikia).
capital_of(grastaindburg, keatrusia).
capital_of(peatusville, koosekia).
capital_of(plitairstad, dibrekia).
capital_of(niprakville, bepestia).
capital_of(raibatton, nependia).
capital_of(reabrainton, baikleakia).
capital_of(fropranburg, pridoria).
capital_of(bairerkville, luditia).
capital_of(klobrustton, rugrokia).
capital_of(maiproolton, dripainia).
capital_of(bokoorburg, pabarkia).
capital_of(stitrusville, klogrootia).
capital_of(bastaiststad, dretreandia).
capital_of(prooninburg, kleagrutia).
capital_of(davitton, naimisia).
capital_of(debolstad, takaria).
capital_of(meaprirkville, stubrinia).
capital_of(fustandburg, feagrustia).
capital_of(veadrendton, nudoolia).
capital_of(neponburg, ludrakia).
capital_of(sudurkstad, taiklaitia).
capital_of(trurorburg, dumailia).
capital_of(lunolville, baivendia).
capital_of(measosstad, ponaria).
capital_of(frabeatville, pekeastia).
capital_of(meaprestton, deabukia).
capital_of(kaberton, stofistia).
capital_of(tibanton, vaifrikia).
capital_of(stafarville, pridearkia).
capital_of(mevetton, katroria).
capital_of(medarville, bakairia).
capital_of(freketville, vooklania).
capital_of(saibrunville, stofrunia).
capital_of(pudaimstad, dregrerkia).
capital_of(rabrasburg, foopekia).
capital_of(toodorville, nonoondia).
capital_of(leabokburg, vefrunia).
capital_of(baifrendton, profimia).
capital_of(fraigrustton, puprinia).
capital_of(ronoolburg, frafruria).
capital_of(stefremville, moorundia).
capital_of(geavesburg, droogokia).
capital_of(toruston, foobundia).
capital_of(vodrirkburg, foopeatia).
capital_of(taigrindville, meplelia).
capital_of(loodrustton, grutistia).
capital_of(kaidrorkton, stugaitia).
capital_of(puprilton, froovalia).
capital_of(sailomton, bootroosia).
capital_of(peletstad, ribraisia).
capital_of(kirusville, sesamia).
capital_of(mestekton, seagonia).
capital_of(voodasstad, rutesia).
capital_of(nudralville, veteakia).
capital_of(preabosstad, dugakia).
capital_of(notrirstad, stinusia).
capital_of(braipeston, graimaisia).
capital_of(vipeandstad, beakloria).
capital_of(beagrimburg, deadrikia).
capital_of(voogakton, fraklilia).
capital_of(lograirstad, freasukia).
capital_of(kloframville, puvokia).
capital_of(broomisburg, freagilia).
capital_of(praistakville, fogroorkia).
capital_of(veadarstad, noosoosia).
capital_of(braiplurton, konelia).
capital_of(reagrosstad, sesomia).
capital_of(miketstad, pobeasia).
capital_of(stokaisstad, brovumia).
border(baikleakia, frafruria).
border(baikleakia, kloogrorkia).
border(baikleakia, konelia).
border(baikleakia, koosekia).
border(baikleakia, profimia).
border(baikleakia, sesomia).
border(baikleakia, toklaitia).
border(baikleakia, troogatia).
border(baivendia, biploolia).
border(baivendia, droogokia).
border(baivendia, feneria).
border(baivendia, profimia).
border(baivendia, trigomia).
border(bakairia, beakloria).
border(bakairia, geafritia).
border(bakairia, lakilia).
border(bakairia, linonia).
border(bakairia, naimisia).
border(beakloria, dregrerkia).
border(beakloria, dretreandia).
border(beakloria, froovalia).
border(beakloria, grutistia).
border(beakloria, staifeandia).
border(beasurkia, figaikia).
border(beasurkia, freklamia).
border(beasurkia, kletarkia).
border(beasurkia, klibaria).
border(beasurkia, ludrakia).
border(beasurkia, muderkia).
border(beasurkia, pleadonia).
border(bepestia, dretreandia).
border(bepestia, leagreamia).
border(bepestia, naipealia).
border(bepestia, sifreania).
border(bepestia, teaniria).
border(bepestia, trugimia).
border(bepestia, vefrunia).
border(biklemia, deadrikia).
border(biklemia, fidrearkia).
border(biklemia, gaipraria).
border(biklemia, ribraisia).
border(biklemia, rutesia).
border(biklemia, veteakia).
border(biploolia, dripainia).
border(biploolia, foobundia).
border(biploolia, muderkia).
border(biploolia, prootrailia).
border(biploolia, trigomia).
border(bootistia, fraklilia).
border(bootistia, propoorkia).
border(bootistia, stubrinia).
border(bootistia, teaniria).
border(bootroosia, pleadonia).
border(bootroosia, proneatia).
border(bootroosia, stofistia).
border(bootroosia, tooplooria).
border(bootroosia, tootairia).
border(brotairia, keaklaistia).
border(brotairia, podrisia).
border(brotairia, treaveasia).
border(brovumia, lofurkia).
border(brovumia, pleadonia).
border(brovumia, treaveasia).
border(bumurkia, freagilia).
border(bumurkia, freklamia).
border(bumurkia, katroria).
border(bumurkia, klogrootia).
border(bumurkia, naipealia).
border(bumurkia, nudoolia).
border(bumurkia, trigomia).
border(bumurkia, velilia).
border(daidrearkia, dripainia).
border(daidrearkia, fraklilia).
border(daidrearkia, podrisia).
border(daidrearkia, prafostia).
border(daidrearkia, sifreania).
border(deabukia, katroria).
border(deabukia, kletarkia).
border(deabukia, pabarkia).
border(deabukia, pekeastia).
border(deabukia, profimia).
border(deabukia, tooplooria).
border(deadrikia, dugakia).
border(deadrikia, fraklilia).
border(deadrikia, repailia).
border(deadrikia, rooreamia).
border(deadrikia, sifreania).
border(deadrikia, staifeandia).
border(deadrikia, stugaitia).
border(dibrekia, kletarkia).
border(dibrekia, konelia).
border(dibrekia, luditia).
border(dibrekia, nonoondia).
border(dibrekia, pleadonia).
border(dibrekia, pobeasia).
border(drafoomia, droogokia).
border(drafoomia, dumailia).
border(drafoomia, geplastia).
border(drafoomia, kleagrutia).
border(drafoomia, podrisia).
border(drafoomia, ribraisia).
border(drafoomia, staisteria).
border(drafoomia, vistumia).
border(dregrerkia, fidrearkia).
border(dregrerkia, fogroorkia).
border(dregrerkia, geadrairia).
border(dregrerkia, moorundia).
border(dregrerkia, staisteria).
border(dregrerkia, trugimia).
border(dretreandia, dumailia).
border(dretreandia, fegrealia).
border(dretreandia, goosteania).
border(dretreandia, kigrandia).
border(dretreandia, naipealia).
border(dretreandia, nonoondia).
border(dripainia, figaikia).
border(dripainia, proneatia).
border(dripainia, trobretia).
border(dripainia, vooklania).
border(droogokia, klogrootia).
border(droogokia, stubrinia).
border(drootutia, fofeania).
border(drootutia, fripunia).
border(drootutia, gribrotia).
border(drootutia, nenootia).
border(drootutia, propoorkia).
border(drootutia, puprinia).
border(drootutia, sivaria).
border(dugakia, katroria).
border(dugakia, tasoondia).
border(dugakia, vofrisia).
border(dumailia, fidrearkia).
border(dumailia, frafruria).
border(dumailia, grutistia).
border(dumailia, treklaimia).
border(dumailia, velilia).
border(dumailia, vooklania).
border(feagrustia, fofeania).
border(feagrustia, fraidrustia).
border(feagrustia, puprinia).
border(fegrealia, foopeatia).
border(fegrealia, kukootia).
border(fegrealia, nependia).
border(fegrealia, plenastia).
border(fegrealia, rooreamia).
border(feneria, nudoolia).
border(feneria, pabarkia).
border(feneria, repailia).
border(feneria, stubrinia).
border(feneria, tootairia).
border(feneria, veteakia).
border(fidrearkia, fogroorkia).
border(fidrearkia, geafritia).
border(fidrearkia, luditia).
border(fidrearkia, mootreamia).
border(fidrearkia, pekeastia).
border(fidrearkia, ponaria).
border(fidrearkia, praifreria).
border(figaikia, froofrookia).
border(figaikia, fufrenia).
border(figaikia, geadrairia).
border(figaikia, goodokia).
border(figaikia, podrisia).
border(figaikia, prafostia).
border(figaikia, sivaria).
border(fofeania, klogrootia).
border(fofeania, repailia).
border(fofeania, stugaitia).
border(fogroorkia, graikarkia).
border(fogroorkia, koveandia).
border(fogroorkia, nonoondia).
border(fogroorkia, vooklania).
border(foobundia, naipealia).
border(foobundia, proneatia).
border(foobundia, rutesia).
border(foobundia, teaniria).
border(foobundia, toklaitia).
border(foobundia, vefrunia).
border(foopeatia, muderkia).
border(foopeatia, naimisia).
border(foopeatia, propoorkia).
border(foopeatia, repailia).
border(foopekia, goodokia).
border(foopekia, kleagrutia).
border(foopekia, plaikandia).
border(foopekia, prootrailia).
border(frafruria, graikarkia).
border(frafruria, ludrakia).
border(frafruria, sivaria).
border(frafruria, stubrinia).
border(frafruria, stugaitia).
border(frafruria, troogatia).
border(fraidrustia, graimaisia).
border(fraidrustia, koveandia).
border(fraidrustia, kukootia).
border(fraidrustia, plaikandia).
border(fraidrustia, ponaria).
border(fraklilia, fripunia).
border(fraklilia, ludrakia).
border(fraklilia, seagonia).
border(fraklilia, takaria).
border(fraklilia, trigomia).
border(freagilia, frigratia).
border(freagilia, mootania).
border(freagilia, pleadonia).
border(freagilia, plenastia).
border(freagilia, stofrunia).
border(freasukia, kloogrorkia).
border(freasukia, praifreria).
border(freasukia, sesamia).
border(freklamia, pridoria).
border(freklamia, sifreania).
border(freklamia, vofrisia).
border(frigratia, keatrusia).
border(frigratia, plenastia).
border(frigratia, stofrunia).
border(frigratia, taiklaitia).
border(frigratia, trobretia).
border(fripunia, mafeasia).
border(fripunia, pobeasia).
border(fripunia, tootairia).
border(fripunia, troogatia).
border(froofrookia, leagreamia).
border(froofrookia, mootreamia).
border(froofrookia, sivaria).
border(froovalia, goodokia).
border(froovalia, poopostia).
border(froovalia, proneatia).
border(froovalia, ribraisia).
border(froovalia, staisteria).
border(fufrenia, goodokia).
border(fufrenia, pobeasia).
border(gaipraria, mootania).
border(gaipraria, propoorkia).
border(gaipraria, sesomia).
border(gaipraria, sivaria).
border(gaipraria, vooklania).
border(geadrairia, memoolia).
border(geadrairia, poopostia).
border(geadrairia, pudikia).
border(geadrairia, sofrandia).
border(geadrairia, veteakia).
border(geafritia, pridearkia).
border(geafritia, seagonia).
border(geafritia, sofrandia).
border(geafritia, stofistia).
border(geafritia, vaifrikia).
border(geafritia, velilia).
border(geplastia, katroria).
border(geplastia, kukootia).
border(geplastia, naimisia).
border(geplastia, pridoria).
border(geplastia, treklaimia).
border(geplastia, velilia).
border(goodokia, meplelia).
border(goodokia, troogatia).
border(goosteania, plenastia).
border(goosteania, ponaria).
border(goosteania, pridoria).
border(goosteania, rugrokia).
border(goosteania, toklaitia).
border(graikarkia, memoolia).
border(graikarkia, profimia).
border(graikarkia, staisteria).
border(graikarkia, stinusia).
border(graimaisia, keatrusia).
border(graimaisia, memoolia).
border(graimaisia, noosoosia).
border(gribrotia, klogrootia).
border(gribrotia, koveandia).
border(grutistia, katroria).
border(grutistia, koosekia).
border(grutistia, koveandia).
border(grutistia, mootreamia).
border(katroria, kletarkia).
border(katroria, plaikandia).
border(katroria, prafostia).
border(katroria, tooplooria).
border(katroria, tootairia).
border(keaklaistia, koosekia).
border(keaklaistia, rooreamia).
border(keaklaistia, rutesia).
border(keatrusia, koosekia).
border(keatrusia, memoolia).
border(keatrusia, nependia).
border(kigrandia, klogrootia).
border(kigrandia, mootreamia).
border(kigrandia, naimisia).
border(kigrandia, nependia).
border(kigrandia, noosoosia).
border(kigrandia, plaikandia).
border(kigrandia, ponaria).
border(kigrandia, pridoria).
border(kleagrutia, lakilia).
border(kleagrutia, nependia).
border(kleagrutia, pekeastia).
border(kleagrutia, vaifrikia).
border(kleplurkia, meplelia).
border(kleplurkia, nenootia).
border(kleplurkia, ribraisia).
border(kleplurkia, rutesia).
border(klibaria, meplelia).
border(klibaria, mootania).
border(klibaria, nonoondia).
border(klibaria, pabarkia).
border(klibaria, plaikandia).
border(klibaria, praifreria).
border(klibaria, puprinia).
border(klibaria, stinusia).
border(klibaria, treklaimia).
border(klibaria, vooklania).
border(klirealia, linonia).
border(klirealia, lofurkia).
border(klirealia, nependia).
border(klirealia, sesomia).
border(klogrootia, pabarkia).
border(klogrootia, plaikandia).
border(klogrootia, puprinia).
border(kloogrorkia, sifreania).
border(kloogrorkia, stofistia).
border(kloogrorkia, stubrinia).
border(kloogrorkia, treaveasia).
border(kloogrorkia, vooklania).
border(konelia, pridoria).
border(konelia, pudikia).
border(konelia, stinusia).
border(konelia, vofrisia).
border(koosekia, nenootia).
border(koosekia, prootrailia).
border(koosekia, staifeandia).
border(koosekia, trigomia).
border(koveandia, sofrandia).
border(koveandia, teaniria).
border(kukootia, podrisia).
border(kukootia, proneatia).
border(lakilia, sivaria).
border(lakilia, trigomia).
border(lakilia, trugimia).
border(lakilia, veteakia).
border(leagreamia, naimisia).
border(leagreamia, ribraisia).
border(leagreamia, sofrandia).
border(leagreamia, velilia).
border(linonia, memoolia).
border(linonia, muderkia).
border(linonia, taiklaitia).
border(lofurkia, staisteria).
border(lofurkia, taiklaitia).
border(lofurkia, teaniria).
border(luditia, seagonia).
border(ludrakia, proneatia).
border(mafeasia, pridearkia).
border(mafeasia, pudikia).
border(mafeasia, sesamia).
border(memoolia, pibrusia).
border(memoolia, poopostia).
border(memoolia, toklaitia).
border(memoolia, vooklania).
border(meplelia, takaria).
border(moorundia, pibrusia).
border(moorundia, staisteria).
border(moorundia, stinusia).
border(moorundia, vofrisia).
border(mootania, puvokia).
border(mootania, trobretia).
border(mootreamia, nonoondia).
border(mootreamia, pleadonia).
border(muderkia, naipealia).
border(muderkia, tootairia).
border(naimisia, pobeasia).
border(naimisia, proneatia).
border(naimisia, pudikia).
border(naimisia, staisteria).
border(naimisia, takaria).
border(naipealia, nependia).
border(naipealia, plenastia).
border(nenootia, stinusia).
border(nenootia, tootairia).
border(nependia, stofrunia).
border(nependia, vofrisia).
border(nonoondia, stinusia).
border(nonoondia, stofistia).
border(noosoosia, poopostia).
border(noosoosia, stinusia).
border(nudoolia, profimia).
border(nudoolia, stubrinia).
border(nudoolia, taiklaitia).
border(nudoolia, vooklania).
border(pabarkia, stofrunia).
border(pekeastia, tootairia).
border(pibrusia, treklaimia).
border(plaikandia, pudikia).
border(plaikandia, vefrunia).
border(plaikandia, vistumia).
border(pleadonia, puprinia).
border(pleadonia, tootairia).
border(pleadonia, trugimia).
border(pobeasia, treklaimia).
border(podrisia, stofistia).
border(ponaria, sivaria).
border(ponaria, tooplooria).
border(prafostia, vefrunia).
border(praifreria, stubrinia).
border(pridearkia, ribraisia).
border(pridearkia, teaniria).
border(pridearkia, toklaitia).
border(proneatia, ribraisia).
border(proneatia, sivaria).
border(pudikia, sesamia).
border(puvokia, rutesia).
border(puvokia, tooplooria).
border(repailia, seagonia).
border(repailia, staifeandia).
border(ribraisia, rugrokia).
border(ribraisia, sesamia).
border(ribraisia, tasoondia).
border(ribraisia, vofrisia).
border(rooreamia, sofrandia).
border(rugrokia, treaveasia).
border(rugrokia, vaifrikia).
border(rugrokia, vefrunia).
border(rutesia, takaria).
border(seagonia, staisteria).
border(seagonia, stinusia).
border(seagonia, vaifrikia).
border(sesamia, toklaitia).
border(sifreania, trugimia).
border(sofrandia, treaveasia).
border(staifeandia, takaria).
border(stinusia, stofrunia).
border(stofistia, tootairia).
border(taiklaitia, tasoondia).
border(takaria, tasoondia).
border(tasoondia, vooklania).
border(teaniria, tooplooria).
border(teaniria, vistumia).
border(toklaitia, trigomia).
border(velilia, vooklania).
river(saigroma, 2503, [geafritia, trobretia]).
river(kleasama, 522, [koveandia, staifeandia, vooklania, trobretia, freasukia, kletarkia]).
river(traifraita, 5056, [kukootia, bumurkia, beasurkia, fidrearkia, freasukia, foobundia]).
river(naikita, 3775, [vistumia, stubrinia, beakloria, profimia, takaria]).
river(boovoosa, 2257, [klibaria, trobretia]).
river(plulela, 1875, [ribraisia, freklamia, biklemia, beasurkia, taiklaitia, drootutia]).
river(rupaira, 3642, [prootrailia]).
river(meplika, 4146, [profimia, ribraisia, rugrokia]).
river(plaidraisa, 1350, [klirealia, pabarkia, dumailia, velilia]).
river(foosika, 4337, [stugaitia, baivendia, frigratia]).
river(paluta, 3905, [vaifrikia, tootairia]).
river(bodeanda, 812, [velilia, staisteria, freklamia, dripainia, konelia]).
river(mugreta, 3991, [geadrairia, rugrokia, goosteania]).
river(nakara, 2626, [takaria, pobeasia, prootrailia]).
river(faikata, 4563, [sivaria, tasoondia, muderkia, prafostia]).
river(pastaina, 5595, [fogroorkia, memoolia, toklaitia, geafritia, pibrusia]).
river(maisanda, 1319, [puprinia, bakairia, nenootia, teaniria]).
river(vailasa, 1851, [proneatia, ribraisia, froofrookia, keatrusia]).
river(destainda, 5953, [bakairia, nudoolia, trobretia, froofrookia, teaniria, poopostia]).
river(preapoona, 3641, [nenootia, graikarkia, moorundia, graimaisia, sofrandia]).
river(baiplaina, 353, [froovalia, foopeatia, teaniria, plenastia, vofrisia, stofrunia]).
river(brailena, 5204, [noosoosia, linonia, graimaisia, bakairia, prootrailia, beasurkia]).
river(kokema, 3971, [bumurkia, konelia, proneatia, luditia, naimisia, linonia]).
river(teatista, 5702, [frigratia]).
river(plainunda, 868, [figaikia, troogatia, fraklilia]).
river(dustoorka, 453, [konelia]).
river(paigrula, 728, [freklamia, staifeandia]).
river(pakloora, 4048, [troogatia, koveandia, propoorkia]).
river(staikosa, 2498, [troogatia, sivaria]).
river(faprira, 974, [gribrotia, naimisia, lakilia, pekeastia]).
river(doklika, 2737, [mafeasia, plaikandia]).
river(praikila, 2913, [fripunia, foopekia, meplelia, pleadonia, gribrotia, velilia]).
river(gratonda, 3220, [pudikia]).
river(frostaisa, 3463, [stinusia, ludrakia, gribrotia, feneria]).
river(drosara, 3650, [sesamia]).
river(trafeama, 3368, [bakairia, brovumia, dugakia, moorundia, geadrairia, mootania]).
river(dopleasa, 3819, [biploolia, lofurkia, freagilia, prootrailia]).
river(vobuna, 5651, [lakilia, puvokia, ribraisia, treaveasia, bootistia]).
river(peanoma, 2160, [katroria, mafeasia, fofeania]).
river(maibruka, 3595, [foopeatia, frigratia, sofrandia, frafruria, gaipraria, brotairia]).
river(froplinda, 3168, [staifeandia, vistumia, ludrakia, sivaria, leagreamia, pleadonia]).
river(pirura, 596, [dibrekia, rutesia, naipealia, baikleakia]).
river(safrola, 2390, [lofurkia, bootistia]).
river(soomata, 2544, [leagreamia]).
river(tadrisa, 246, [graikarkia, plaikandia, fidrearkia, tooplooria, brotairia]).
river(kutrara, 1004, [kleagrutia, mootania, taiklaitia, froovalia, deabukia, goosteania]).
river(kakula, 914, [profimia, brotairia, foopeatia, stofrunia, feagrustia]).
river(graiginda, 3974, [bumurkia, stubrinia, vofrisia, koosekia]).
river(treafeama, 4842, [takaria, ludrakia, seagonia, puvokia, trobretia, keaklaistia]).
river(steasasta, 2190, [dregrerkia]).
river(nostana, 3232, [figaikia, vooklania]).
river(kopleara, 3524, [geadrairia, klogrootia, figaikia, seagonia, toklaitia]).
river(basera, 1045, [podrisia, daidrearkia]).
river(gookeana, 5475, [plenastia, deabukia, bootistia, trigomia, stofrunia]).
river(lotrirka, 934, [vooklania, treklaimia, linonia]).
river(gregrainda, 3022, [tasoondia, bootroosia, plenastia, takaria]).
river(faimora, 169, [moorundia, koveandia]).
river(pibuka, 4166, [froofrookia]).
river(famasa, 4568, [bootistia, fidrearkia]).
river(klaipama, 1161, [seagonia, fufrenia]).
river(dooklurka, 4840, [deabukia, vooklania, troogatia]).
river(seapeasa, 4654, [pudikia, lofurkia]).
river(seavisa, 862, [pibrusia, deadrikia, ponaria, beasurkia, fegrealia, keaklaistia]).
river(veakata, 5591, [treklaimia, konelia, prootrailia, trobretia]).
river(prupreata, 215, [geafritia, tootairia, sesomia, bakairia]).
river(mefana, 2490, [nonoondia, brovumia, dibrekia]).
river(vaitroorka, 4101, [geadrairia, ribraisia, goodokia, pibrusia, seagonia]).
river(traidranda, 2633, [bumurkia, kleagrutia, plaikandia]).
river(stoograista, 3417, [froovalia, geafritia, beasurkia, naimisia, freklamia]).
river(kleaneama, 5052, [geadrairia, kigrandia, bakairia, puprinia, muderkia]).
river(traifosta, 5345, [biklemia, fraklilia]).
river(pufrairka, 691, [puvokia, fofeania]).
river(plooplola, 5691, [proneatia, klogrootia, drafoomia]).
river(faigrorka, 2500, [sofrandia, dumailia, profimia, proneatia, pibrusia]).
river(lainila, 1605, [linonia, tootairia, moorundia, dugakia, stofistia, drootutia]).
river(troolama, 5500, [ludrakia, vaifrikia, staisteria, naimisia]).
river(vaibresa, 3281, [freagilia, kukootia, baivendia, noosoosia, dumailia, sesamia]).
river(kuvema, 4236, [nudoolia, vistumia]).
river(tudreka, 708, [puvokia, puprinia, geplastia]).
river(vudrenda, 1452, [rooreamia, puvokia]).
river(stoolina, 2763, [kloogrorkia, vefrunia, moorundia]).
river(tritoorka, 5524, [kleagrutia, tootairia, deadrikia]).
river(troprairka, 1315, [toklaitia, koveandia]).
river(seaparka, 4337, [dugakia, biploolia, droogokia, baikleakia, linonia]).
river(mapluna, 1872, [vistumia, freasukia]).
river(pliruma, 2231, [kukootia, tasoondia, goodokia]).
river(popoora, 3607, [taiklaitia, fofeania]).
river(groofola, 143, [stubrinia, puprinia]).
river(brupraina, 3342, [takaria, sivaria, pibrusia, bumurkia]).
river(dreataka, 3824, [kigrandia, klirealia, teaniria]).
river(breastuma, 2388, [stofistia, pobeasia, bootroosia, fidrearkia, freklamia, dregrerkia]).
river(neaplista, 4741, [fegrealia, naimisia]).
river(maifoma, 4880, [goosteania]).
river(fedreasa, 4543, [foopeatia]).
river(greafrara, 4461, [dumailia, figaikia]).
river(ploodreasa, 1607, [kloogrorkia, luditia, dumailia, graikarkia]).
river(frifoosa, 5476, [konelia]).
river(meaklaka, 428, [nependia, bakairia, sofrandia, geafritia, noosoosia, dibrekia]).
river(klaivoora, 2122, [naimisia, bootroosia, linonia, geplastia, nependia]).
river(fofara, 3822, [drafoomia, geadrairia, katroria, veteakia, dregrerkia, foopekia]).
river(fremoona, 968, [noosoosia, keatrusia, keaklaistia, proneatia]).
river(trosoona, 1151, [memoolia, velilia]).
river(kleaplisa, 1580, [grutistia, nependia]).
river(disaita, 5215, [dregrerkia, foobundia, drootutia]).
river(gralurka, 3693, [fegrealia, proneatia]).
river(peseaka, 3747, [tooplooria]).
river(truklearka, 3978, [plenastia]).
river(braruta, 4842, [pekeastia, bootroosia, koveandia, naipealia, prafostia, lofurkia]).
river(veakluka, 3445, [daidrearkia, baikleakia, beasurkia, meplelia]).
river(midorka, 345, [fegrealia, bootroosia, mafeasia, koosekia]).
river(staidroosta, 259, [katroria, vofrisia, klibaria, nependia, fofeania]).
river(kaisonda, 3504, [fegrealia]).
river(klasarka, 3140, [grutistia, naimisia, teaniria, brovumia]).
river(feaplaina, 5124, [pudikia, fofeania, feagrustia, drafoomia, ponaria]).
river(podruta, 4482, [stugaitia]).
river(moovoota, 5435, [takaria, linonia, meplelia, teaniria, baivendia]).
river(maleara, 3580, [stugaitia]).
river(difoola, 5001, [klirealia, plaikandia, frafruria, tasoondia, drootutia]).
river(bifroka, 2918, [geadrairia, sivaria, moorundia, freklamia]).
river(mikorka, 2758, [puprinia, takaria, linonia, leagreamia, fraidrustia]).
person(googor, male, 1939, voodrumville, pilot).
person(deanund, male, 1951, grelaimville, merchant).
person(treakal, male, 1958, faisomton, pilot).
person(didrut, female, 1993, gragrinton, pilot).
person(plaiklik, female, 1905, fadrootton, writer).
person(paiklol, male, 1918, teabrelville, painter).
person(trovam, male, 1903, klustistton, ruler).
person(vistut, female, 1930, bredrirkburg, painter).
person(stemool, female, 1995, fadrootton, pilot).
person(leasear, male, 1975, tedranton, painter).
person(daigork, female, 1956, reaplukton, ruler).
person(greroom, male, 1919, repomstad, pilot).
person(boofond, female, 1999, reagrosstad, writer).
person(pupret, female, 1967, vipeandstad, writer).
person(koopost, male, 1915, plitairstad, merchant).
person(raplen, male, 1970, soodraikton, ruler).
person(tokun, male, 1942, fafrailstad, merchant).
person(laitoond, male, 1917, kaistanton, pilot).
person(naitir, male, 1915, grolostburg, merchant).
person(rekloor, male, 2005, voomulburg, painter).
person(kleleand, male, 2003, nidrailton, writer).
person(dades, male, 1906, mestekton, painter).
person(stibrair, female, 1998, looklindton, painter).
person(titir, female, 1923, klepeatton, painter).
person(sastook, female, 1986, fugrirville, ruler).
person(kuget, male, 2003, puprilton, painter).
person(gifrurk, male, 1978, frikemton, painter).
person(klesoot, male, 1988, naikaikton, writer).
person(lagrum, female, 1925, demeastburg, writer).
person(muvol, male, 1939, stabamburg, ruler).
person(nogar, female, 1998, meroorton, pilot).
person(dooplot, male, 1920, pusikstad, writer).
person(fikun, male, 1944, gaistoorton, painter).
person(breaprek, male, 1926, gepetburg, writer).
person(plefot, male, 1985, gaistoorton, painter).
person(nanest, male, 1931, draigrindburg, merchant).
person(sedost, male, 1980, ponesville, writer).
person(lusend, male, 1950, gadondburg, painter).
person(plibais, female, 1975, staikaitburg, merchant).
person(brafol, male, 1968, frapondton, merchant).
person(grikail, female, 1908, stokaisstad, ruler).
person(monair, male, 1937, vodainburg, painter).
person(boodoork, female, 1955, groofrinton, ruler).
person(sepret, female, 1924, baitraisburg, ruler).
person(statear, male, 1948, prooplairkton, writer).
person(staiplind, female, 1957, dreapeandton, merchant).
person(trookuk, female, 1932, taivomstad, merchant).
person(dootris, male, 1913, baifrendton, pilot).
person(vupler, male, 1955, meaprirkville, merchant).
person(ponost, female, 1948, greapristburg, writer).
person(drofras, male, 1971, voostikton, merchant).
person(treastais, female, 1984, dolealville, merchant).
person(venaist, female, 1965, grivairton, ruler).
person(brubund, female, 1957, stoofasstad, pilot).
person(pragoos, male, 1961, pasitton, painter).
person(brudrim, male, 1932, trooneamburg, merchant).
person(klofais, female, 1990, mootrearville, pilot).
person(drarair, female, 2004, plaivamton, painter).
person(pidreark, male, 1954, mooboorburg, merchant).
person(nemas, male, 1952, lokletville, writer).
person(leapail, male, 1911, baitraisburg, ruler).
person(tinaist, female, 1948, lunolville, ruler).
person(vufrairk, female, 1973, frodulton, merchant).
person(proleark, male, 1946, pratreandton, painter).
person(balet, male, 1908, nidrailton, pilot).
person(druterk, female, 1995, grastorkstad, ruler).
person(greakus, male, 1973, lapainburg, painter).
person(faidruk, female, 1980, dreabatstad, ruler).
person(tutreark, female, 1932, plipoomburg, merchant).
person(trastoond, male, 1993, grastorkstad, merchant).
person(taderk, male, 1972, dugumton, writer).
person(voorist, male, 2004, grastaindburg, ruler).
person(drasool, male, 1938, rupumville, painter).
person(bukost, female, 1963, tunirville, merchant).
person(plavist, male, 1968, pasolstad, writer).
person(stustok, male, 1993, fribulton, painter).
person(klabrear, female, 1988, drutrarville, painter).
person(treafraik, female, 1967, gotaindburg, ruler).
person(siploon, female, 1908, tedranton, merchant).
person(klaikork, male, 1928, stopreastton, writer).
person(dirik, male, 1962, groofrinton, merchant).
person(duvail, female, 1980, lokletville, ruler).
person(pufrost, female, 1957, fraigrustton, painter).
person(soovek, male, 1959, stitrusville, merchant).
person(teaseand, male, 1991, tridearburg, pilot).
person(pemoork, female, 1991, nedaitville, pilot).
person(brisal, female, 1908, meaprirkville, ruler).
person(pootrear, male, 1986, voogakton, writer).
person(peateark, female, 1971, moogaitville, painter).
person(repoon, male, 1979, laidrookstad, writer).
person(dutaik, female, 1956, kabealville, ruler).
person(neklest, male, 1938, traineanville, pilot).
person(treagul, female, 1990, freketville, painter).
person(stistes, female, 1992, nukeakville, pilot).
person(vaiveand, female, 1997, gragrinton, merchant).
person(sailirk, male, 1910, grestoorburg, pilot).
person(greatrul, female, 1969, tistirville, ruler).
person(maitres, female, 1963, meaprestton, pilot).
person(faplost, male, 1976, frefulton, merchant).
person(breamul, male, 1904, kunistville, ruler).
person(kotrork, male, 1960, demeastburg, ruler).
person(gudeak, male, 1937, laitearton, merchant).
person(keaprur, male, 2002, bredrirkburg, ruler).
person(pruprot, male, 1968, nitrooston, painter).
person(retem, female, 1939, melumville, writer).
person(begait, female, 1912, vubrindburg, painter).
person(boostind, male, 1973, mifrulton, merchant).
person(padran, male, 1993, braiplurton, ruler).
person(kloogoot, male, 1996, peplemton, writer).
person(raisot, female, 1938, puprilton, ruler).
person(klorat, female, 1982, draigrindburg, pilot).
person(lagrus, male, 1943, peletstad, painter).
person(testur, female, 1942, leabokburg, painter).
person(pleveark, female, 2002, dinestville, ruler).
person(pleanam, female, 1903, stemundton, ruler).
person(klaitrur, female, 1901, gaprurstad, painter).
person(stooplis, male, 1927, drudanburg, ruler).
person(droomaist, male, 1943, voomulburg, merchant).
person(mevik, female, 1932, debootstad, merchant).
person(megrand, male, 1939, drudanburg, ruler).
person(mopork, female, 1953, prooplairkton, pilot).
person(raprar, female, 1923, varendstad, ruler).
person(tobrark, female, 1917, taigrindville, pilot).
person(paistist, male, 1988, brailurton, painter).
person(staitur, male, 1931, goopritstad, pilot).
person(ditean, female, 1930, nodamburg, ruler).
person(dresel, male, 1963, steafreandville, painter).
person(toofrem, male, 1985, kluvastton, merchant).
person(sookerk, male, 1966, varendstad, writer).
person(plugreat, male, 1991, greapristburg, writer).
person(tutrat, male, 1935, tirukton, merchant).
person(peavis, male, 1919, gaprurstad, writer).
person(kibet, male, 1966, prooplairkton, merchant).
person(pleabar, male, 1916, kaistanton, pilot).
person(dramem, female, 1997, moogaitville, writer).
person(soofron, female, 1961, kleaklasville, painter).
person(notear, male, 1998, matroolburg, merchant).
person(gimoond, male, 1962, trurorburg, pilot).
person(ploofand, female, 1964, rigrirburg, painter).
person(leastond, male, 1976, dreanemville, ruler).
person(frigoost, male, 1919, geatrirkburg, pilot).
person(venon, female, 1992, lugustton, ruler).
person(vostat, female, 1987, rupumville, writer).
person(goband, male, 1996, beaklendstad, ruler).
person(deanon, female, 1980, briplakton, merchant).
person(kleapal, female, 1934, greapristburg, pilot).
person(drafrer, female, 1903, debolstad, painter).
person(ligrist, female, 1910, measosstad, pilot).
person(graigean, male, 1954, debolstad, writer).
person(faklerk, male, 1967, fadrootton, pilot).
person(kledund, female, 1916, fugrosville, merchant).
person(vaklon, female, 1976, frodulton, ruler).
person(loomet, female, 1903, fadarkville, pilot).
person(treagerk, male, 1905, vipeandstad, merchant).
person(graitrer, male, 1926, vodainburg, painter).
person(nefaik, female, 1918, seateatburg, painter).
person(rurind, female, 1962, droofearburg, writer).
person(praimar, male, 1955, lapainburg, pilot).
person(fagork, male, 1913, traineanville, merchant).
person(voobror, female, 1989, groolanstad, merchant).
person(babis, female, 1922, stibestburg, painter).
person(diprund, female, 1964, dugroonburg, ruler).
person(pipum, male, 1910, geavesburg, merchant).
person(baivel, male, 1982, daikekstad, pilot).
person(dristoost, male, 1968, gaprurstad, pilot).
person(sunas, male, 1927, drodroolstad, writer).
person(klasork, female, 1942, baifrendton, painter).
person(taibom, female, 1915, faibrerkton, painter).
person(figam, female, 1904, drutrarville, merchant).
person(braiterk, male, 1984, dageanton, merchant).
person(goolork, male, 1938, predokville, painter).
person(dobret, female, 1971, soodraikton, merchant).
person(mubus, female, 1921, fisolstad, pilot).
person(giproost, female, 2005, meaprestton, writer).
person(trireat, female, 1993, kaberton, writer).
person(subet, female, 1915, traikleamton, pilot).
person(stuprir, male, 1999, reaplukton, writer).
person(prevur, male, 1983, braipeston, merchant).
person(feklar, female, 1973, klutrealville, pilot).
person(tekend, female, 1906, nodamburg, merchant).
person(studrir, male, 1980, dugroonburg, merchant).
person(puveal, female, 1930, geatearkton, pilot).
person(dredraim, female, 1950, mifrulton, ruler).
person(mavor, male, 1947, painumstad, merchant).
person(maitraik, male, 1902, stabamburg, merchant).
person(pramer, male, 1963, repomstad, pilot).
person(lutrul, male, 1915, drudanburg, painter).
person(difren, male, 1972, stugrearburg, writer).
person(vustest, female, 1990, braiplurton, ruler).
person(plodek, male, 1907, ronoolburg, merchant).
person(bukaim, female, 1932, dageanton, merchant).
person(klikaik, male, 1949, plaigrilville, painter).
person(tailet, male, 2002, drudanburg, ruler).
person(luvat, female, 1975, tadealville, painter).
person(stoneam, male, 1907, stefraimville, writer).
person(noopan, female, 1992, gaidroorton, pilot).
person(geatok, male, 1916, dookloorstad, merchant).
person(boodroor, male, 1952, kaidrorkton, pilot).
person(gookloor, female, 1929, peabrolburg, painter).
person(vefrool, male, 1973, groofrinton, merchant).
visited(rurind, bastaiststad, 2013).
visited(maitraik, fudroston, 2000).
visited(lutrul, fribulton, 2000).
visited(nefaik, nabundville, 1993).
visited(balet, fadarkville, 2019).
visited(voobror, klobrustton, 2010).
visited(sookerk, greapristburg, 2016).
visited(stemool, repomstad, 1993).
visited(pufrost, dratrerkton, 1996).
visited(sepret, fupestton, 2007).
visited(fagork, faiprulville, 2018).
visited(peavis, notrirstad, 1998).
visited(faklerk, faiplurstad, 1998).
visited(pleanam, ploovurton, 1994).
visited(stustok, nudralville, 2012).
visited(testur, tibanton, 2019).
visited(nefaik, niprakville, 2008).
visited(ponost, gaidroorton, 1994).
visited(pragoos, ploovurton, 2000).
visited(statear, graifrotton, 2016).
visited(stoneam, fupestton, 2002).
visited(raprar, graifrotton, 1994).
visited(gookloor, daikekstad, 2018).
visited(boofond, stefraimville, 2016).
visited(sunas, puprilton, 1995).
visited(dramem, vaigrurkville, 2011).
visited(venaist, drubaikville, 1998).
visited(plefot, grivairton, 2018).
visited(treagul, dageanton, 2016).
visited(droomaist, gaprurstad, 2006).
visited(loomet, frabeatville, 1994).
visited(staiplind, travastton, 2000).
visited(trireat, vaisamstad, 2007).
visited(faidruk, funeasstad, 2011).
visited(puveal, gotaindburg, 2003).
visited(dootris, grovitstad, 2020).
visited(greakus, mofairkton, 1996).
visited(klesoot, vubrindburg, 2007).
visited(toofrem, brisemville, 2009).
visited(proleark, stokaisstad, 2016).
visited(voorist, tridearburg, 2011).
visited(feklar, toobeatstad, 2012).
visited(bukaim, grelaimville, 2010).
visited(figam, kadisburg, 2008).
visited(greroom, beastunburg, 1995).
visited(deanon, mestekton, 2017).
visited(soofron, rupumville, 2016).
visited(diprund, dreadastville, 2017).
visited(klorat, fustandburg, 1997).
visited(ditean, voodrumville, 2014).
visited(pootrear, draigrindburg, 1991).
visited(siploon, kirusville, 2017).
visited(geatok, rigrirburg, 2002).
visited(taibom, tunirville, 2001).
visited(venon, painumstad, 2012).
visited(kuget, gotaindburg, 1996).
visited(graitrer, travastton, 2012).
visited(trireat, stabamburg, 1999).
visited(taderk, beagrimburg, 2009).
visited(stibrair, fraigrustton, 2014).
visited(greroom, vunorstad, 2009).
visited(maitres, brasasburg, 2008).
visited(dootris, nedaitville, 2003).
visited(brisal, braipeston, 1997).
visited(babis, niprakville, 2017).
visited(diprund, teadrairkstad, 2006).
visited(tutrat, vubrindburg, 1995).
visited(ligrist, vobealstad, 2007).
visited(statear, remootville, 1997).
visited(vaiveand, plidrerkton, 2006).
visited(raprar, groolanstad, 2007).
visited(lutrul, lapainburg, 2018).
visited(graigean, stoofasstad, 1995).
visited(daigork, frikemton, 2016).
visited(stibrair, nabundville, 2010).
visited(duvail, faigrenstad, 1990).
visited(graitrer, sapaikville, 2015).
visited(dootris, grivairton, 1999).
visited(stustok, fustutburg, 2020).
visited(klesoot, trustastburg, 2011).
visited(grikail, pasolstad, 2010).
visited(brafol, plibrustburg, 2011).
visited(stustok, laidrookstad, 1995).
visited(plefot, repomstad, 1995).
visited(pleanam, saturkburg, 1995).
visited(fikun, kaistanton, 2002).
visited(plefot, faisomton, 2000).
visited(venon, geavesburg, 2002).
visited(vaiveand, debootstad, 2006).
visited(teaseand, kleasearburg, 2019).
visited(stooplis, gotaindburg, 2019).
visited(sastook, dreanemville, 2014).
visited(gimoond, brabakstad, 2015).
visited(babis, detasburg, 2017).
visited(nogar, fugrirville, 1998).
visited(rurind, mudonville, 1994).
visited(teaseand, teabrelville, 2017).
visited(retem, nabundville, 2007).
visited(kuget, dookloorstad, 1995).
visited(studrir, dugroonburg, 2015).
visited(greakus, koonoolburg, 1991).
visited(lusend, praigairkville, 2014).
visited(taderk, tistirville, 1993).
visited(sailirk, tridearburg, 2000).
visited(klasork, mupromville, 2019).
visited(stooplis, grolostburg, 2010).
visited(greroom, kleaklasville, 1999).
visited(pufrost, dratrilstad, 2006).
visited(kuget, titainville, 2000).
visited(koopost, frageaststad, 2012).
visited(prevur, klepraindburg, 2002).
visited(subet, freaklerstad, 2014).
visited(venon, ruklearkstad, 2008).
visited(treagul, ponesville, 1998).
visited(nanest, fafrailstad, 2015).
visited(siploon, ravelton, 1992).
visited(prevur, veadrendton, 2011).
visited(klorat, divoomburg, 1991).
visited(soofron, praistakville, 2007).
visited(ploofand, stitrusville, 2003).
visited(vostat, frustisburg, 1992).
visited(plefot, kaidrorkton, 1993).
visited(trireat, vefimstad, 2020).
visited(mubus, pusikstad, 2010).
visited(voobror, tistirville, 1990).
visited(leapail, frotootville, 1997).
visited(treakal, traikleamton, 1997).
visited(luvat, demeastburg, 2019).
visited(brafol, prakuststad, 2007).
visited(boodroor, faiprulville, 1995).
visited(soofron, kludranville, 2013).
visited(ligrist, melumville, 2020).
visited(tobrark, kloframville, 1990).
visited(nemas, soodraikton, 2000).
visited(treafraik, dratrerkton, 2013).
visited(staitur, goopritstad, 2001).
visited(lagrus, friplonstad, 2011).
visited(voobror, ponesville, 1994).
visited(deanon, freneastton, 2015).
visited(braiterk, roranton, 2000).
visited(klasork, froobesstad, 2012).
visited(dredraim, tadealville, 2005).
visited(venon, keapleastton, 1994).
visited(treakal, riplenstad, 2005).
visited(dredraim, melumville, 2001).
visited(kleapal, seateatburg, 2010).
visited(dresel, drigarville, 2019).
visited(dooplot, kunistville, 1992).
visited(stibrair, seastirkville, 2002).
visited(pufrost, fraigrustton, 1998).
visited(taibom, repomstad, 2010).
visited(kleleand, gaidroorton, 2019).
visited(gimoond, dratrerkton, 2019).
visited(pleveark, frustistton, 1999).
visited(soofron, filaiston, 2007).
visited(peateark, pedroostville, 2017).
visited(lutrul, medarville, 2016).
visited(klorat, broodritton, 2003).
visited(dooplot, pegraston, 2001).
visited(dredraim, friplonstad, 2007).
visited(kloogoot, stukindstad, 2016).
visited(brubund, geavesburg, 1997).
visited(tinaist, saibrunville, 2000).
visited(paiklol, gaistoorton, 1998).
visited(bukost, deadoorburg, 1990).
visited(soofron, lapainburg, 1999).
visited(mubus, geatearkton, 2002).
visited(loomet, lokletville, 1999).
visited(stoneam, stedrearkton, 2008).
visited(stuprir, grumekburg, 2012).
visited(sepret, ditamstad, 2004).
visited(mevik, braiplurton, 2002).
visited(daigork, mudonville, 2004).
visited(praimar, stabamburg, 1995).
visited(pipum, trustastburg, 2018).
visited(vistut, motroorton, 2016).
visited(ditean, klobrustton, 1997).
visited(trastoond, frasaiststad, 2013).
visited(rurind, filaiston, 1993).
visited(teaseand, froobesstad, 2008).
visited(dutaik, tirukton, 2002).
visited(treagerk, predokville, 1993).
visited(brisal, parumstad, 2019).
visited(mavor, froreamstad, 2016).
visited(siploon, tedranton, 1995).
visited(paiklol, peplemton, 2017).
visited(tokun, foopitton, 2007).
visited(difren, klepeatton, 1997).
visited(sookerk, stivusville, 1990).
visited(sailirk, mevetton, 2003).
visited(notear, mestekton, 2020).
visited(teaseand, sailomton, 2007).
visited(trovam, broodritton, 2020).
visited(notear, preabosstad, 2012).
visited(goband, lugustton, 2001).
visited(naitir, gatratton, 2007).
visited(puveal, drubaikville, 2018).
visited(ligrist, kirusville, 2019).
visited(luvat, nabundville, 2001).
visited(boostind, mootrearville, 2020).
visited(stustok, peletstad, 1990).
visited(vaiveand, vairearburg, 2008).
visited(raplen, stefremville, 2007).
visited(puveal, roranton, 2010).
visited(droomaist, matailburg, 2009).
visited(brisal, fafrailstad, 2007).
visited(feklar, peletstad, 2001).
visited(kuget, faigrenstad, 2020).
visited(rekloor, prodrurton, 2015).
visited(droomaist, ponesville, 2015).
visited(leapail, bokoorburg, 2019).
visited(mavor, greadrairton, 2015).
visited(taderk, fudroston, 2000).
visited(lutrul, gregaitville, 2011).
visited(vefrool, puprilton, 2003).
visited(fagork, dratrerkton, 2008).
visited(drofras, vunorstad, 2017).
visited(trovam, plibrustburg, 2007).
visited(ligrist, pofaimville, 1994).
visited(testur, greapristburg, 1995).
visited(retem, fadarkville, 2017).
visited(vaklon, vubrindburg, 2003).
visited(ponost, funeasstad, 2011).
visited(titir, freklairkstad, 2007).
visited(breaprek, grivairton, 1998).
visited(pleveark, pladrastton, 2017).
visited(giproost, brivenville, 1995).
visited(dredraim, brubinstad, 2014).
visited(trovam, freneastton, 2017).
visited(stistes, laidrookstad, 1990).
visited(raplen, dinestville, 1998).
visited(leapail, toruston, 2008).
visited(klesoot, ponesville, 1996).
visited(rekloor, trooneamburg, 2012).
visited(pidreark, breabaitstad, 1997).
visited(drarair, brailurton, 2004).
visited(faklerk, gevaindton, 2000).
visited(lagrus, frooklandstad, 2005).
visited(monair, gaistoorton, 2005).
visited(tekend, traivikburg, 2000).
visited(maitres, repomstad, 1995).
visited(gimoond, dookloorstad, 2011).
visited(babis, mudonville, 2004).
visited(goband, beabrasburg, 1993).
visited(naitir, gotaindburg, 1997).
visited(dobret, frasaiststad, 2017).
visited(fikun, niromburg, 2009).
visited(giproost, kludranville, 2003).
visited(mopork, ditamstad, 2002).
visited(subet, drodroolstad, 2009).
visited(kloogoot, plaivamton, 1995).
visited(mevik, reagrosstad, 2007).
visited(sastook, bruvoonton, 2018).
visited(vostat, grastaindburg, 2000).
visited(sailirk, pudaimstad, 2009).
visited(diprund, vodainburg, 1997).
visited(proleark, grastorkstad, 2012).
visited(kotrork, granisstad, 2020).
visited(dresel, staikaitburg, 2007).
visited(klasork, faigrenstad, 1996).
visited(pidreark, matroolburg, 2016).
visited(teaseand, fribulton, 1992).
visited(siploon, rigrirburg, 2005).
visited(trookuk, titainville, 2004).
visited(diprund, noboolville, 2004).
visited(googor, saturkburg, 1992).
visited(graigean, braprisburg, 2006).
visited(klorat, debolstad, 1990).
visited(dramem, grumekburg, 1994).
visited(treastais, frefulton, 2017).
visited(peateark, droofearburg, 2000).
visited(brubund, mistasburg, 2010).
visited(fagork, fustandburg, 2007).
visited(faidruk, lunolville, 2014).
visited(deanund, kaidrorkton, 2020).
visited(pufrost, titainville, 2018).
visited(sookerk, pofaimville, 1991).
visited(goolork, freapremton, 1990).
visited(rurind, fagreamburg, 2015).
visited(klesoot, mootrearville, 2014).
visited(breamul, meapleanville, 2016).
visited(padran, gotaindburg, 2004).
visited(neklest, fugrosville, 2019).
visited(pipum, stedrearkton, 2009).
visited(tekend, bridulburg, 1994).
visited(kledund, braprisburg, 1995).
visited(mubus, freklairkstad, 2010).
visited(mevik, klepeatton, 2008).
visited(tutreark, groristburg, 2019).
visited(notear, stoofasstad, 1990).
visited(bukost, gadondburg, 2018).
visited(repoon, nabundville, 1992).
visited(boodroor, gepetburg, 2018).
visited(pleveark, brubinstad, 2006).
visited(boostind, gevaindton, 2015).
visited(pramer, foprilburg, 2015).
visited(titir, voomulburg, 1998).
visited(didrut, pratreandton, 1992).
visited(notear, sotrerville, 2006).
visited(leapail, graifrotton, 2017).
visited(klofais, voomulburg, 2011).
visited(soovek, braikloston, 1990).
visited(stuprir, fudroston, 2003).
visited(prevur, vaisamstad, 2020).
visited(kleapal, brekirkburg, 1995).
visited(soofron, stitrikstad, 2010).
visited(pipum, drogolton, 1992).
visited(staiplind, predokville, 1997).
visited(drarair, klobrustton, 2000).
visited(pootrear, pavoorkburg, 2017).
visited(raplen, tridearburg, 2003).
visited(goolork, grivairton, 2006).
visited(toofrem, sudurkstad, 2012).
visited(treafraik, klaidruststad, 1990).
visited(geatok, lunolville, 2000).
visited(begait, frabeatville, 2013).
visited(klaitrur, kolindstad, 2019).
visited(nemas, viprerkville, 1991).
visited(brisal, moofimburg, 2002).
visited(drafrer, leabokburg, 2003).
visited(kleapal, plipoomburg, 1992).
visited(titir, mudonville, 1993).
visited(klaikork, plibrustburg, 1993).
visited(staitur, faibrerkton, 2017).
visited(mavor, debootstad, 2013).
visited(prevur, drolaimton, 1991).
visited(venaist, braprisburg, 2013).
visited(fikun, gronoolville, 2006).
visited(pidreark, gronoolville, 2008).
visited(padran, graifrotton, 1997).
visited(tutreark, matroolburg, 1994).
visited(dristoost, kleaklasville, 2010).
visited(droomaist, bairerkville, 2004).
visited(faidruk, pegraston, 2004).
visited(raplen, readestville, 1996).
visited(ploofand, toodorville, 2005).
visited(treafraik, gatratton, 2011).
visited(baivel, frustistton, 2008).
visited(venon, drudanburg, 2010).
visited(googor, bredrirkburg, 2007).
visited(lutrul, friplonstad, 1992).
visited(lagrum, saibrunville, 2013).
visited(figam, trooneamburg, 1994).
visited(paiklol, peatusville, 2005).
visited(monair, froobesstad, 2007).
visited(greakus, drudanburg, 2002).
visited(venaist, muboorkton, 1990).
visited(greakus, broomainville, 1997).
visited(soovek, groolanstad, 2003).
visited(faidruk, beforton, 2000).
visited(pufrost, mifrulton, 1990).
visited(plugreat, viprerkville, 2013).
visited(loomet, beabrasburg, 2011).
visited(googor, ploogrusville, 1997).
visited(kleleand, ditamstad, 2004).
visited(figam, frabeatville, 2016).
visited(paistist, groolanstad, 1993).
visited(sookerk, draigrindburg, 2007).
visited(nogar, brubinstad, 2000).
visited(dootris, veastokstad, 2007).
visited(mubus, meaprirkville, 2010).
visited(graitrer, gronoolville, 2015).
visited(greatrul, klepraindburg, 1992).
visited(figam, fugrosville, 1996).
visited(drafrer, painumstad, 1992).
visited(geatok, plaigrilville, 1995).
visited(pleveark, tridearburg, 1993).
visited(treastais, meafreandville, 2017).
visited(maitres, kloframville, 2019).
visited(drofras, voodasstad, 2002).
visited(drafrer, plaigrilville, 2011).
visited(boostind, fraigrustton, 1998).
visited(maitres, fadarkville, 1993).
visited(kloogoot, klepraindburg, 1995).
visited(monair, groolanstad, 2017).
visited(voorist, faiprulville, 2010).
visited(braiterk, baitraisburg, 1994).
visited(dramem, tunirville, 2017).
visited(feklar, mooboorburg, 1996).
visited(dresel, tribraimton, 2020).
visited(sepret, frabeatville, 1997).
visited(dootris, mifrulton, 2002).
visited(rekloor, kunistville, 2001).
visited(prevur, laidrookstad, 2010).
visited(braiterk, debootstad, 1997).
visited(tokun, dreabatstad, 2019).
visited(soofron, nabundville, 1990).
visited(mubus, matailburg, 2008).
visited(deanon, bruvoonton, 2014).
visited(kleleand, stivusville, 2014).
visited(vaiveand, toruston, 2019).
visited(kledund, dugroonburg, 2006).
visited(pootrear, steafreandville, 2020).
visited(lutrul, graifrotton, 2008).
visited(kloogoot, dratrerkton, 2007).
visited(prevur, plitairstad, 2014).
visited(trireat, frustisburg, 2019).
visited(mavor, baitraisburg, 2019).
visited(greroom, freapremton, 2014).
visited(venaist, mevetton, 1995).
visited(kleapal, melumville, 2004).
visited(nemas, dinestville, 2015).
visited(mopork, saibrunville, 2013).
visited(puveal, fafrailstad, 2005).
visited(raisot, droofearburg, 2012).
visited(tutreark, ploovurton, 1999).
visited(lagrus, moofimburg, 1998).
visited(puveal, noboolville, 2017).
visited(dresel, naikaikton, 2020).
visited(greroom, grastorkstad, 2005).
visited(neklest, gifaiston, 1990).
visited(taibom, kunistville, 1995).
visited(notear, nidrailton, 1999).
visited(gifrurk, gegealton, 2005).
visited(rekloor, fafrailstad, 2018).
visited(sepret, looklindton, 2004).
visited(repoon, gragrinton, 2006).
visited(taderk, klepraindburg, 2000).
visited(breamul, veastokstad, 1994).
visited(droomaist, nabundville, 2010).
visited(goband, debootstad, 2001).
visited(drasool, faiprulville, 2001).
visited(vefrool, laidrookstad, 2000).
visited(bukaim, droofearburg, 2005).
visited(graitrer, brubinstad, 1994).
visited(breaprek, frabeatville, 2018).
visited(vaiveand, rabrasburg, 2002).
visited(teaseand, plipoomburg, 1994).
visited(deanon, looklindton, 2008).
visited(ligrist, fudroston, 2020).
visited(daigork, lugustton, 2008).
visited(loomet, ronoolburg, 2000).
visited(stuprir, braprisburg, 2013).
visited(sedost, tribraimton, 2008).
visited(deanon, saidraistburg, 2018).
visited(bukaim, nidrailton, 2001).
visited(boostind, travastton, 2005).
visited(drasool, plairunville, 2019).
visited(plugreat, bevukton, 1996).
visited(taderk, reaplukton, 2018).
visited(nemas, saibrunville, 2005).
visited(trastoond, bokoorburg, 2005).
visited(bukaim, freadrulville, 1993).
visited(brubund, kunistville, 2015).
visited(rekloor, paiplorstad, 2006).
visited(stuprir, radraistton, 1998).
visited(naitir, rigrirburg, 2014).
visited(kuget, freaklerstad, 2005).
visited(drarair, ditamstad, 1992).
visited(tobrark, bevukton, 1998).
visited(plibais, plaivamton, 1994).
visited(boofond, plitairstad, 2012).
visited(treastais, detasburg, 2005).
visited(graitrer, prudrikstad, 1997).
visited(tobrark, notrirstad, 2004).
visited(deanund, breabaitstad, 2002).
visited(faidruk, motroorton, 2019).
visited(pramer, traikleamton, 1997).
visited(tutrat, drutosburg, 1999).
visited(klesoot, stokaisstad, 2009).
visited(boofond, puprilton, 2017).
visited(pipum, niprakville, 2019).
visited(tinaist, travastton, 1994).
visited(praimar, gaprurstad, 2019).
visited(faklerk, grolostburg, 1994).
visited(mopork, drogolton, 1994).
visited(brubund, prupleamstad, 2015).
visited(gimoond, matroolburg, 1999).
visited(bukost, frotootville, 2019).
visited(duvail, proplutburg, 1992).
visited(pidreark, kloovotville, 1998).
visited(klaitrur, dolealville, 1998).
visited(vefrool, breprostburg, 2017).
visited(muvol, drodroolstad, 1997).
visited(plugreat, mevetton, 2018).
visited(klaitrur, raibatton, 1993).
visited(dirik, grulaisburg, 2000).
visited(kibet, prakuststad, 2015).
visited(trookuk, davitton, 1994).
visited(voorist, saturkburg, 1990).
visited(boodroor, drutosburg, 2005).
visited(sastook, fribulton, 2014).
visited(dades, kaibokstad, 2019).
visited(monair, pudaimstad, 2013).
visited(gifrurk, toodorville, 1997).
visited(boofond, stabamburg, 1992).
visited(taibom, broodritton, 2014).
visited(breamul, klaidruststad, 2001).
visited(kuget, brivenville, 2012).
visited(stemool, reaplukton, 1994).
visited(ploofand, pegraston, 1993).
visited(raprar, frustistton, 2013).
visited(pleanam, brisemville, 1992).
visited(soovek, kabealville, 1992).
visited(nogar, vinandville, 1993).
visited(brisal, frotootville, 1997).
visited(faidruk, nodistton, 2010).
visited(vostat, faibrerkton, 2000).
visited(dutaik, stopreastton, 2010).
visited(noopan, gregaitville, 2020).
