package io.dunlin.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainSqlParserTest {

    private static final StatementContext NONE = null;
    private static final int STATEMENTS = 100_000;
    private static final String[] PIECES = {
        "select ",
        "id",
        " from t",
        " where ",
        "a = ",
        ":name",
        ":n1",
        ":__ids_0,:__ids_1",
        "'it''s :no'",
        "'said :no'",
        "''",
        "\"x?\"",
        "'",
        "\"",
        " ",
        "\n",
        ",",
        "(",
        ")",
        "-",
        "--",
        "/",
        "/*",
        "*/",
        "//",
        "#",
        "`",
        "::",
        ":",
        ":a.b",
        ":a?.b",
        "??",
        "?",
        "\\",
        "\\'",
        "$",
        ":a$b",
        "ż",
        "1.5",
        "<=",
        "'$[*]'",
        "%",
        "@x",
        ";"
    };

    private final ColonPrefixSqlParser thorough = new ColonPrefixSqlParser();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select name from debtor where id = :id",
                "select c.id from t c where c.state = 'OPEN' and c.reason in (:__reasons_0,:__reasons_1) limit :most",
                "insert into t (a, b) values (?, ?)",
                "select x from json_table(:asked, '$[*]' columns (id bigint path '$')) asked",
                "select ':no ?' as said, '' as nothing, 5-3, 6/2 from t where a <> :a",
                "update t set a = :a",
                ":whole"
            })
    void reads_plain_statements_as_jdbi_does(String sql) {
        assertThat(PlainSqlParser.plain(sql)).hasValue(thorough.parse(sql, NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 -- :no",
                "select /* :no */ 1",
                "select '\\':no'",
                "select :a.b",
                "select @x := 1",
                "select a::text",
                "select 'open",
                "select 'it''s :no'",
                "select \"a:b\"",
                "select `a:b`",
                "select :a, ?"
            })
    void leaves_unusual_ones_to_jdbi(String sql) {
        assertThat(PlainSqlParser.plain(sql)).isEmpty();
    }

    @Test
    void whatever_it_reads_by_itself_it_reads_as_jdbi_does() {
        Random random = new Random(1130);
        int plain = 0;
        for (int i = 0; i < STATEMENTS; i++) {
            StringBuilder sql = new StringBuilder();
            for (int pieces = 1 + random.nextInt(8); pieces > 0; pieces--) {
                sql.append(PIECES[random.nextInt(PIECES.length)]);
            }
            plain += isReadAlike(sql.toString()) ? 1 : 0;
        }
        assertThat(plain).isBetween(STATEMENTS / 10, STATEMENTS * 9 / 10);
    }

    private boolean isReadAlike(String sql) {
        Optional<ParsedSql> parsed = PlainSqlParser.plain(sql);
        parsed.ifPresent(plain -> assertThat(plain).as(sql).isEqualTo(thorough.parse(sql, NONE)));
        return parsed.isPresent();
    }
}
