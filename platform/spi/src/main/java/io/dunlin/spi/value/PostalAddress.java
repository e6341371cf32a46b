package io.dunlin.spi.value;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where letters go.
 *
 * @param street the street without a number; for a village without streets, the village
 * @param building the building's number
 * @param apartment the apartment's number
 * @param postalCode for Poland {@code 00-000}
 * @param city the place
 * @param country two capital letters (ISO 3166-1)
 */
public record PostalAddress(
        String street, String building, @Nullable String apartment, String postalCode, String city, String country) {

    /** For example "ul. Długa 5/7, 00-950 Warszawa"; the country is added abroad. */
    public String oneLine() {
        return lines().replace("\n", ", ");
    }

    /** As it stands on an envelope: street, code and city, and abroad the country, a line each. */
    public String lines() {
        String house = apartment == null ? building : building + "/" + apartment;
        String abroad = "PL".equals(country) ? "" : country;
        return Stream.of(join(street, house), join(postalCode, city), abroad)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String join(String first, String second) {
        return (first + " " + second).strip();
    }
}
