package io.dunlin.core.inbox.reading;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Given names with which people of the languages we read sign, short forms included: "Ola", "Krzysiek". */
final class FirstNames {

    private static final String LISTED = """
            adam adrian adrianna agata agnieszka aldona aleksander aleksandra alicja andrzej aneta ania anita anna antoni
            arek arkadiusz artur asia barbara bartek bartosz basia beata bogdan bogusław bogusława bożena cezary czesław damian
            daniel danuta daria dariusz darek dawid dominik dominika dorota edward edyta elżbieta ela emilia ewa ewelina
            filip franciszek gabriela genowefa gosia grażyna grzegorz grzesiek halina hanna helena henryk hubert
            ilona irena ireneusz iwona iza izabela jacek jadwiga jakub jan janina janusz jarek jarosław jerzy joanna józef
            jolanta julia justyna kamil kamila karol karolina kasia katarzyna kazimierz kinga klaudia konrad krystian krystyna
            krzysiek krzysztof kuba lech leon leszek lidia łucja łukasz maciej maciek magda magdalena małgorzata marcin
            marek maria marian mariola mariusz marta martyna maryla marzena mateusz michał mikołaj mirek mirosław mirosława
            monika nadia natalia nina norbert ola oliwia patrycja paulina paweł piotr piotrek przemek przemysław rafał
            remigiusz renata robert roman ryszard sabina sandra sebastian sławek sławomir stanisław stanisława stefan
            sylwia szymon tadeusz teresa tomasz tomek urszula waldek waldemar wanda weronika wiesław wiesława wiktor wiktoria
            witold władysław włodzimierz wojciech wojtek zbigniew zbyszek zdzisław zenon zofia zosia zuzanna zygmunt
            alan alice andrew angela barry ben brian carol catherine charlotte chris claire colin craig darren dave david
            debbie dennis derek diane donna emily emma fiona frank gareth gary gemma george graham hannah harry heather helen
            ian jack jackie james jane janet jason jennifer jim joanne joe john jonathan karen kate keith kelly kevin laura
            lee linda lisa lucy malcolm mark martin mary matt michael michelle mike nat neil nicola nigel oliver pat paul pete
            peter phil priya rachel ray rebecca richard rob rosie roy ruth sally sam sarah sean sharon shaun simon sophie stephen
            steve stuart sue susan terry tim tina tom tony tracey trevor victoria wendy will
            achim alexander alfred andrea andreas anja anke annette bernd bernhard birgit björn brigitte christa christian
            christine claudia dieter dirk doris elke erich erika ernst eva florian franz friedrich gabi georg gerd gerhard gisela
            günter hans harald heike heinz heinrich helga helmut herbert hermann holger horst ingrid jens joachim jochen jörg
            johann johannes julian jürgen jutta karin karl katja katrin klaus kurt lars leonie lena ludwig manfred manuela markus
            martina matthias max michaela nele nicole norbert olaf otto petra rainer ralf reinhard renate rita rolf rosi rudi
            sabine sepp silke silvia sonja stefanie steffen susanne sven thomas thorsten toni torsten udo ulrike ute uwe uli
            volker walter werner wolfgang
            adina adriana alexandra alexandru alin alina ana andreea andrei anca aurel bianca bogdan carmen cătălin cătălina
            ciprian claudiu constantin corina corneliu cosmin costel crina cristi cristian cristina dan dana daniela delia
            diana doina doru dragoș dumitru elena emil eugen eugenia felicia florentina florica florin florina gabriel gelu
            georgeta george gheorghe gigi horia iancu ileana ilie ioana ion ionel ionela ionuț irina iulia iulian laurențiu
            lavinia lenuța lia liliana liviu loredana luca lucia lucian lucica luminița marcel maricica marilena marin marius
            mihaela mihai mioara mirela monica nelu nicoleta nicolae nicu oana octavian olga ovidiu petre petru radu raluca
            ramona răzvan rodica roxana sanda silviu simona sorin sorina ștefan tatiana teodor tiberiu tudor valentin valentina
            valeria vasile veronica victor violeta viorel viorica vlad
            """;
    private static final Set<String> NAMES =
            Arrays.stream(LISTED.strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());

    private FirstNames() {}

    static boolean contains(String word) {
        return NAMES.contains(word.toLowerCase(Locale.ROOT));
    }
}
