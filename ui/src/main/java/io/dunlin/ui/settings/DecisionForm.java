package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.notifications.DecisionSettings;
import io.dunlin.core.notifications.DecisionSettings.WhenSilent;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How account managers are asked, and what happens where they are silent. */
final class DecisionForm implements GroupForm<DecisionSettings> {

    private static final int MOST_DAYS = 60;

    private final IntegerField chase = days(Texts.t("settings.decisions.chase"));
    private final IntegerField escalate = days(Texts.t("settings.decisions.escalate"));
    private final IntegerField silent = days(Texts.t("settings.decisions.default"));
    private final IntegerField link = days(Texts.t("settings.decisions.link"));
    private final Map<String, Select<WhenSilent>> byPolicy = new LinkedHashMap<>();
    private final Select<WhenSilent> otherwise = choice(Texts.t("settings.decisions.otherwise"));

    /** @param policies those in use */
    DecisionForm(List<PolicyVersion> policies) {
        boolean polish = "pl".equals(UI.getCurrent().getLocale().getLanguage());
        for (PolicyVersion policy : policies) {
            String name = polish ? policy.namePl() : policy.nameEn();
            byPolicy.put(policy.code(), choice(Texts.t("settings.decisions.policy", name)));
        }
    }

    @Override
    public List<Component> fields() {
        List<Component> fields = new ArrayList<>(List.of(chase, escalate, silent, link));
        fields.addAll(byPolicy.values());
        fields.add(otherwise);
        return fields;
    }

    @Override
    public void show(DecisionSettings value) {
        chase.setValue(value.chaseAfterDays());
        escalate.setValue(value.escalateAfterDays());
        silent.setValue(value.defaultAfterDays());
        link.setValue(value.linkDays());
        otherwise.setValue(value.otherwise());
        byPolicy.forEach((code, select) -> select.setValue(value.whenSilent().getOrDefault(code, value.otherwise())));
    }

    @Override
    public Optional<DecisionSettings> read(DecisionSettings before) {
        if (!Fields.all(Fields.right(chase), Fields.right(escalate), Fields.right(silent), Fields.right(link))
                || !Fields.all(comesLater(chase, escalate), comesLater(escalate, silent))) {
            return Optional.empty();
        }
        Map<String, WhenSilent> chosen = new TreeMap<>(before.whenSilent());
        byPolicy.forEach((code, select) -> chosen.put(code, select.getValue()));
        return Optional.of(new DecisionSettings(
                chase.getValue(),
                escalate.getValue(),
                silent.getValue(),
                link.getValue(),
                chosen,
                otherwise.getValue()));
    }

    private static boolean comesLater(IntegerField first, IntegerField then) {
        boolean later = then.getValue() > first.getValue();
        Fields.refuse(then, later, Texts.t("settings.decisions.order"));
        return later;
    }

    private static IntegerField days(String label) {
        return Fields.whole(label, "", 1, MOST_DAYS);
    }

    private static Select<WhenSilent> choice(String label) {
        Select<WhenSilent> select = new Select<>();
        select.setLabel(label);
        select.setItems(WhenSilent.values());
        select.setItemLabelGenerator(Texts::t);
        return select;
    }
}
