package io.dunlin.core.shared;

import java.util.Optional;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds the {@code :names} in plain statements in one pass, and leaves unusual ones to Jdbi.
 * <p>
 * Jdbi reads each new text with a generated grammar, and a text with a list of ids is new for each length of the list: where many
 * payments are booked that was a seventh of the work.
 */
final class PlainSqlParser implements SqlParser {

    private static final char LAST_OF_ASCII = 127;

    private final SqlParser thorough = new ColonPrefixSqlParser();

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        return plain(sql).orElseGet(() -> thorough.parse(sql, context));
    }

    @Override
    public String nameParameter(String name, StatementContext context) {
        return ":" + name;
    }

    /** Empty where the statement has comments, escapes, paths of names or anything else that is seldom. */
    static Optional<ParsedSql> plain(String sql) {
        ParsedSql.Builder parsed = ParsedSql.builder();
        boolean names = false;
        boolean positions = false;
        int copied = 0;
        int at = 0;
        while (at < sql.length()) {
            char character = sql.charAt(at);
            char next = at + 1 < sql.length() ? sql.charAt(at + 1) : ' ';
            if (isUnusual(character, next)) {
                return Optional.empty();
            }
            if (character == '\'') {
                int end = sql.indexOf('\'', at + 1);
                if (end < 0 || isUnusual(sql, at, end)) {
                    return Optional.empty();
                }
                at = end + 1;
            } else if (character == '?') {
                positions = true;
                parsed.append(sql.substring(copied, at)).appendPositionalParameter();
                at++;
                copied = at;
            } else if (character == ':') {
                int end = endOfName(sql, at + 1);
                if (end < sql.length() && mayGoOn(sql.charAt(end))) {
                    return Optional.empty();
                }
                names = true;
                parsed.append(sql.substring(copied, at)).appendNamedParameter(sql.substring(at + 1, end));
                at = end;
                copied = at;
            } else {
                at++;
            }
        }
        return names && positions
                ? Optional.empty()
                : Optional.of(parsed.append(sql.substring(copied)).build());
    }

    private static boolean isUnusual(char character, char next) {
        return switch (character) {
            case '\\', '`', '#', '"' -> true;
            case '-' -> next == '-';
            case '/' -> next == '*' || next == '/';
            case '?' -> next == '?' || next == '.';
            case ':' -> !isInName(next);
            default -> false;
        };
    }

    /** Whether a quoted text may go on after its second quote, which may be a part of it. */
    private static boolean isUnusual(String sql, int from, int end) {
        boolean another = end + 1 < sql.length() && sql.charAt(end + 1) == '\'';
        return another || sql.substring(from, end).indexOf('\\') >= 0;
    }

    /** Paths of names, and letters of names in other languages. */
    private static boolean mayGoOn(char character) {
        return character == '.' || character == '?' || character == '$' || character > LAST_OF_ASCII;
    }

    private static int endOfName(String sql, int start) {
        int at = start;
        while (at < sql.length() && isInName(sql.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isInName(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_';
    }
}
