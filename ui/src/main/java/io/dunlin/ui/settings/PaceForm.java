package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.correspondence.guards.MailPaceSettings;
import io.dunlin.core.correspondence.guards.MailPaceSettings.DomainPace;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How fast mail goes to a domain: one domain a line, with the number of mails a minute behind it. */
final class PaceForm implements GroupForm<MailPaceSettings> {

    private final TextArea domains = new TextArea(Texts.t("sending.pace.domains"));
    private final IntegerField elsewhere = Fields.whole(
            Texts.t("sending.pace.elsewhere"), Texts.t("sending.pace.elsewhere.help"), 0, MailPaceSettings.MOST);

    @Override
    public List<Component> fields() {
        domains.setHelperText(Texts.t("sending.pace.domains.help"));
        return List.of(domains, elsewhere);
    }

    @Override
    public void show(MailPaceSettings value) {
        domains.setValue(value.domains().stream()
                .map(pace -> pace.domain() + " " + pace.perMinute())
                .collect(Collectors.joining("\n")));
        elsewhere.setValue(value.elsewhere());
    }

    @Override
    public Optional<MailPaceSettings> read(MailPaceSettings before) {
        Optional<List<DomainPace>> paces = paces();
        if (!Fields.all(paces.isPresent(), Fields.right(elsewhere))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MailPaceSettings(paces.orElseThrow(), elsewhere.getValue()));
        } catch (IllegalArgumentException _) {
            refuse(Texts.t("sending.pace.many"));
            return Optional.empty();
        }
    }

    private Optional<List<DomainPace>> paces() {
        List<DomainPace> paces = new ArrayList<>();
        int number = 0;
        for (String line : domains.getValue().lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] words = line.strip().split("[\\s=:]+", -1);
            try {
                if (words.length != 2) {
                    throw new IllegalArgumentException("Not a domain and a number");
                }
                paces.add(new DomainPace(words[0], Integer.parseInt(words[1])));
            } catch (IllegalArgumentException _) {
                refuse(Texts.t("sending.pace.wrong", Integer.toString(number)));
                return Optional.empty();
            }
        }
        domains.setInvalid(false);
        return Optional.of(paces);
    }

    private void refuse(String why) {
        domains.setErrorMessage(why);
        domains.setInvalid(true);
    }
}
