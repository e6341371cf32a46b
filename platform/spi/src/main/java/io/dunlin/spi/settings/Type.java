package io.dunlin.spi.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a setting holds. Each type checks a value given as text and says, for people, what is wrong with it. */
public sealed interface Type {

    /** The longest value of any setting, in characters. */
    int LONGEST = 20_000;

    /**
     * Checks a value.
     *
     * @param value as typed, not blank
     * @return what is wrong and what to write instead, or empty where it is right
     */
    Optional<LocalizedText> check(String value);

    private static Optional<LocalizedText> fault(String pl, String en) {
        return Optional.of(new LocalizedText(pl, en));
    }

    /** One line of text. */
    record Text(int longest) implements Type {
        @Override
        public Optional<LocalizedText> check(String value) {
            if (value.length() > longest) {
                return fault("Najwyżej " + longest + " znaków.", "At most " + longest + " characters.");
            }
            return value.chars().anyMatch(c -> c < ' ')
                    ? fault("Bez znaków sterujących.", "No control characters.")
                    : Optional.empty();
        }
    }

    /** A password, token or key. Stored encrypted, never shown again, never in a log. */
    record Secret() implements Type {
        @Override
        public Optional<LocalizedText> check(String value) {
            return value.length() > LONGEST ? fault("Za długie.", "Too long.") : Optional.empty();
        }
    }

    /** A whole number within bounds, both inclusive. */
    record Whole(long least, long most) implements Type {
        @Override
        public Optional<LocalizedText> check(String value) {
            try {
                long number = Long.parseLong(value.strip());
                if (number >= least && number <= most) {
                    return Optional.empty();
                }
            } catch (NumberFormatException _) {
                // said below, with the bounds
            }
            return fault(
                    "Liczba całkowita od " + least + " do " + most + ".",
                    "A whole number from " + least + " to " + most + ".");
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Type {
        @Override
        public Optional<LocalizedText> check(String value) {
            return "true".equals(value) || "false".equals(value)
                    ? Optional.empty()
                    : fault("Wpisz true albo false.", "Write true or false.");
        }
    }

    /** One of some values. */
    record Choice(List<SettingField.Option> options) implements Type {
        public Choice {
            options = List.copyOf(options);
        }

        public static Choice of(SettingField.Option... options) {
            return new Choice(List.of(options));
        }

        @Override
        public Optional<LocalizedText> check(String value) {
            List<String> values =
                    options.stream().map(SettingField.Option::value).toList();
            return values.contains(value)
                    ? Optional.empty()
                    : fault("Jedna z wartości: " + values + ".", "One of: " + values + ".");
        }
    }

    /** A length of time in ISO 8601 form, for example {@code PT30S}, within bounds. */
    record TimeSpan(Duration least, Duration most) implements Type {
        @Override
        public Optional<LocalizedText> check(String value) {
            try {
                Duration duration = Duration.parse(value.strip());
                if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                    return Optional.empty();
                }
            } catch (DateTimeParseException _) {
                // said below, with an example
            }
            return fault(
                    "Czas w zapisie ISO 8601, na przykład PT30S, od " + least + " do " + most + ".",
                    "A duration in ISO 8601, for example PT30S, from " + least + " to " + most + ".");
        }
    }

    /** An absolute {@code http} or {@code https} address. */
    record WebAddress() implements Type {
        @Override
        public Optional<LocalizedText> check(String value) {
            try {
                URI uri = new URI(value.strip());
                boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
                if (web && uri.getHost() != null) {
                    return Optional.empty();
                }
            } catch (URISyntaxException _) {
                // said below, with an example
            }
            return fault(
                    "Pełny adres, na przykład https://erp.example.com/api.",
                    "A full address, for example https://erp.example.com/api.");
        }
    }

    /** A character set by name, or {@code auto}. */
    record CharacterSet() implements Type {
        @Override
        public Optional<LocalizedText> check(String value) {
            try {
                if ("auto".equals(value) || Charset.isSupported(value)) {
                    return Optional.empty();
                }
            } catch (IllegalCharsetNameException _) {
                // said below, with examples
            }
            return fault(
                    "Nazwa kodowania, na przykład windows-1250, albo auto.",
                    "A character set, for example windows-1250, or auto.");
        }
    }

    /**
     * Rows of texts, for mappings and overrides. Saved as JSON: an array of objects with the columns' keys and texts as
     * values; a cell may be left out.
     *
     * @param columns the columns in the order shown, 1 to 20, keys unique
     * @param mostRows at most this many rows
     */
    record Table(List<SettingField.Column> columns, int mostRows) implements Type {

        private static final int MOST_COLUMNS = 20;

        public Table {
            columns = List.copyOf(columns);
            long keys =
                    columns.stream().map(SettingField.Column::key).distinct().count();
            if (columns.isEmpty() || columns.size() > MOST_COLUMNS || keys != columns.size()) {
                throw new IllegalArgumentException("A table has 1 to " + MOST_COLUMNS + " columns with unique keys");
            }
        }

        @Override
        public Optional<LocalizedText> check(String value) {
            if (value.length() > LONGEST) {
                return fault("Najwyżej " + LONGEST + " znaków.", "At most " + LONGEST + " characters.");
            }
            List<Map<String, String>> rows;
            try {
                rows = TableText.read(value);
            } catch (TableText.Unreadable e) {
                return fault(
                        "Wiersze zapisane jako tablica obiektów JSON. "
                                + e.text().pl() + ".",
                        "Rows written as a JSON array of objects. " + e.text().en() + ".");
            }
            if (rows.size() > mostRows) {
                return fault("Najwyżej " + mostRows + " wierszy.", "At most " + mostRows + " rows.");
            }
            for (int i = 0; i < rows.size(); i++) {
                Optional<LocalizedText> fault = checkRow(i + 1, rows.get(i));
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        }

        /**
         * The rows of a value that passed {@link #check}: column key → text, in the order written.
         *
         * @throws IllegalArgumentException where it is not such a value
         */
        public List<Map<String, String>> read(String value) {
            return TableText.read(value);
        }

        /** The opposite of {@link #read}. */
        public String write(List<Map<String, String>> rows) {
            return TableText.write(rows);
        }

        private Optional<LocalizedText> checkRow(int number, Map<String, String> row) {
            for (Map.Entry<String, String> cell : row.entrySet()) {
                Optional<SettingField.Column> column = columns.stream()
                        .filter(candidate -> candidate.key().equals(cell.getKey()))
                        .findFirst();
                if (column.isEmpty()) {
                    return fault(
                            "Wiersz " + number + ": nie ma kolumny '" + cell.getKey() + "'.",
                            "Row " + number + ": there is no column '" + cell.getKey() + "'.");
                }
                if (!column.get().accepts(cell.getValue())) {
                    return fault(
                            "Wiersz " + number + ", kolumna '" + cell.getKey() + "': wybierz jedną z wartości.",
                            "Row " + number + ", column '" + cell.getKey() + "': choose one of the values.");
                }
            }
            return Optional.empty();
        }
    }
}
