package io.dunlin.ui.components;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.spi.value.PostalAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where letters go: all of it, or nothing. */
public final class AddressFields {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int LONGEST_STREET = 100;
    private static final int LONGEST_HOUSE = 20;
    private static final int LONGEST_CODE = 12;
    private static final int LONGEST_CITY = 60;

    private final TextField street = field(Texts.t("address.street"), LONGEST_STREET);
    private final TextField building = field(Texts.t("address.building"), LONGEST_HOUSE);
    private final TextField apartment = field(Texts.t("address.apartment"), LONGEST_HOUSE);
    private final TextField postalCode = field(Texts.t("address.postal-code"), LONGEST_CODE);
    private final TextField city = field(Texts.t("address.city"), LONGEST_CITY);
    private final TextField country = field(Texts.t("address.country"), 2);

    public AddressFields(@Nullable PostalAddress before) {
        country.setHelperText(Texts.t("address.country.help"));
        country.setValue("PL");
        if (before != null) {
            street.setValue(before.street());
            building.setValue(before.building());
            apartment.setValue(Optional.ofNullable(before.apartment()).orElse(""));
            postalCode.setValue(before.postalCode());
            city.setValue(before.city());
            country.setValue(before.country());
        }
    }

    public Component[] all() {
        return new Component[] {street, building, apartment, postalCode, city, country};
    }

    /** Says at each field what it lacks. */
    public FieldFault check(FieldFault faults) {
        boolean anything = isAnything();
        List.of(street, building, postalCode, city, country).forEach(field -> field.setInvalid(false));
        return faults.at(street, anything && street.getValue().isBlank(), Texts.t("address.missing"))
                .at(building, anything && building.getValue().isBlank(), Texts.t("address.missing"))
                .at(postalCode, anything && postalCode.getValue().isBlank(), Texts.t("address.missing"))
                .at(city, anything && city.getValue().isBlank(), Texts.t("address.missing"))
                .at(country, anything && !COUNTRIES.contains(nation()), Texts.t("address.country.help"));
    }

    /** The address, or null where nothing is written. */
    public @Nullable PostalAddress address() {
        return isAnything()
                ? new PostalAddress(
                        street.getValue().strip(),
                        building.getValue().strip(),
                        apartment.getValue().isBlank()
                                ? null
                                : apartment.getValue().strip(),
                        postalCode.getValue().strip(),
                        city.getValue().strip(),
                        nation())
                : null;
    }

    private boolean isAnything() {
        return Stream.of(street, building, apartment, postalCode, city)
                .anyMatch(field -> !field.getValue().isBlank());
    }

    private String nation() {
        return country.getValue().strip().toUpperCase(Locale.ROOT);
    }

    private static TextField field(String label, int longest) {
        TextField field = new TextField(label);
        field.setMaxLength(longest);
        return field;
    }
}
