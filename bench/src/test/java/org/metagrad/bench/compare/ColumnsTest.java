package org.metagrad.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    private static List<Column> columns(
            String algorithms, String options, String variants, boolean controls) {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("env", "cartpole-dynamics");
        for (String option : options.isEmpty() ? new String[0] : options.split(" ")) {
            int sign = option.indexOf('=');
            given.put(option.substring(0, sign), option.substring(sign + 1));
        }
        List<Variant> all =
                variants.isEmpty()
                        ? List.of()
                        : List.of(variants.split(" ")).stream().map(Variant::parse).toList();
        return new Columns(OptionList.values(algorithms), given, all, controls, Seeds.parse("1..4"))
                .build();
    }

    private static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    @Test
    void aDirectedAlgorithmIsComparedWithItsOwnBase() {
        List<Column> columns =
                columns("maml,fomaml,directed-fomaml,directed-maml,reptile", "", "", false);
        assertThat(columns)
                .extracting(column -> column.name() + " " + column.reference().orElse("none"))
                .containsExactly(
                        "maml none",
                        "fomaml maml",
                        "directed-fomaml fomaml",
                        "directed-maml maml",
                        "reptile maml");
    }

    @Test
    void aSharpAlgorithmIsComparedWithTheOneThatIsNot() {
        List<Column> columns =
                columns("fomaml,maml,sharp-maml,directed-sharp-maml,sharp-anil", "", "", false);
        assertThat(columns)
                .extracting(column -> column.name() + " " + column.reference().orElse("none"))
                .containsExactly(
                        "fomaml none",
                        "maml fomaml",
                        "sharp-maml maml",
                        "directed-sharp-maml sharp-maml",
                        "sharp-anil fomaml");
    }

    @Test
    void anOptionGoesToTheColumnsInWhichItHasAnEffect() {
        List<Column> columns = columns("maml,directed-maml", "eta=0.3 alpha=0.2", "", false);
        assertThat(columns).extracting(c -> c.config().alpha()).containsExactly(0.2, 0.2);
        assertThat(columns.get(1).config().eta()).isEqualTo(0.3);
        assertThat(columns.get(0).config().eta()).isEqualTo(0.2);
    }

    @Test
    void severalValuesMakeColumnsWhereTheyDiffer() {
        List<Column> columns =
                columns(
                        "maml,directed-maml",
                        "eta=0.1,0.3 outer-learning-rate=0.01,0.02",
                        "",
                        false);
        assertThat(names(columns))
                .containsExactly(
                        "maml+outer-learning-rate=0.01",
                        "maml+outer-learning-rate=0.02",
                        "directed-maml+eta=0.1+outer-learning-rate=0.01",
                        "directed-maml+eta=0.1+outer-learning-rate=0.02",
                        "directed-maml+eta=0.3+outer-learning-rate=0.01",
                        "directed-maml+eta=0.3+outer-learning-rate=0.02");
        assertThat(columns.getLast().reference()).contains("maml+outer-learning-rate=0.02");
        assertThat(columns.getLast().config().outerLearningRate()).isEqualTo(0.02);
        assertThat(columns.getLast().config().eta()).isEqualTo(0.3);
    }

    @Test
    void commasInParenthesesPartNoValues() {
        assertThat(names(columns("maml", "surrogate=loaded(0,1),lvc", "", false)))
                .containsExactly("maml+surrogate=loaded_0.0_1.0_", "maml+surrogate=lvc");
    }

    @Test
    void aVariantHasOptionsOfItsOwn() {
        List<Column> columns =
                columns(
                        "maml,directed-maml",
                        "outer-learning-rate=0.05",
                        "double:outer-learning-rate=0.1"
                                + " other:algorithm=directed-maml,medium=gravity=9.8,half-length=0.5,eta=0.2",
                        false);
        assertThat(names(columns)).containsExactly("maml", "directed-maml", "double", "other");
        assertThat(columns.get(2).config().outerLearningRate()).isEqualTo(0.1);
        assertThat(columns.get(2).config().algorithm().name()).isEqualTo("maml");
        assertThat(columns.get(3).config().medium()).isEqualTo("gravity=9.8,half-length=0.5");
        assertThat(columns.get(3).config().eta()).isEqualTo(0.2);
        assertThat(columns.get(3).config().outerLearningRate()).isEqualTo(0.05);
        assertThat(columns.get(2).reference()).contains("maml");
    }

    @Test
    void controlsAreTheFirstColumnWithOtherNoiseAndWithOtherSeeds() {
        List<Column> columns = columns("maml,directed-maml", "", "", true);
        assertThat(names(columns))
                .containsExactly("maml", "directed-maml", "maml-aa", "maml-disjoint");
        Column same = columns.get(2);
        Column disjoint = columns.get(3);
        assertThat(same.config(3)).isEqualTo(columns.getFirst().config(3).with("noise-seed", "1"));
        assertThat(disjoint.config(3)).isEqualTo(columns.getFirst().config(7));
        assertThat(List.of(same.reference(), disjoint.reference()))
                .containsOnly(Optional.of("maml"));
    }

    @Test
    void everyRunHasOneThreadAndTheSeedOfItsRow() {
        assertThat(columns("maml,fomaml", "", "", false))
                .allSatisfy(column -> {
                    assertThat(column.config(5).seed()).isEqualTo(5);
                    assertThat(column.config(5).threads()).isEqualTo(1);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    mamml          |                  | `` | algorithm 'mamml': allowed are
                    maml           | alpha=x          | `` | maml: alpha 'x': allowed are numbers from 0 to 100
                    maml           | eta=0.3          | `` | --eta 0.3: has no effect in any column
                    maml,maml      |                  | `` | two columns are called maml
                    maml           |                  | same:alpha=0.1 | columns maml and same are the same
                    maml           |                  | v:alfa=0.1 | --variant v: configuration key 'alfa' is unknown
                    maml           |                  | v:seed=2 | --variant v: seed is the same for all
                    maml           |                  | v:eta=0.2 | v: eta 0.2 with algorithm maml: only directed
                    maml           |                  | v | --variant 'v': NAME:option=value,... is wanted
                    maml           |                  | a/b:alpha=0.2 | --variant 'a/b:alpha=0.2': NAME:option
                    maml           |                  | v:alpha=0.2,alpha=0.3 | --variant v: 'alpha=0.2,alpha=0.3': alpha is there twice
                    """)
    void whatIsNoComparisonIsOneLine(
            String algorithms, String options, String variants, String message) {
        assertThatThrownBy(
                        () -> columns(algorithms, options == null ? "" : options, variants, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
