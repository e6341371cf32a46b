package io.dunlin.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.WildcardParameter;
import io.dunlin.core.settings.PluginFault;
import io.dunlin.core.settings.PluginSettingsStore.Saved;
import io.dunlin.core.settings.PluginTrial;
import io.dunlin.core.settings.Plugins;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an extension is set to, drawn from its schema, and whether it works with that. */
@Route(value = "plugins/settings", layout = MainLayout.class)
@RolesAllowed("ADMINISTRATOR")
public final class PluginSettingsView extends Div implements HasUrlParameter<String>, HasDynamicTitle {

    private final Plugins plugins;
    private final SignedIn signedIn;
    private final Map<String, SettingEditor> editors = new LinkedHashMap<>();
    private final Div result = new Div();
    private String extension = "";
    private List<SettingField> fields = List.of();
    private String title = "";

    public PluginSettingsView(Plugins plugins, SignedIn signedIn) {
        this.plugins = plugins;
        this.signedIn = signedIn;
        result.addClassName("trial");
        result.getElement().setAttribute("role", "status");
        addClassNames("page", "long-page");
    }

    /** The part of the address that names an extension. */
    static String addressOf(String extension) {
        return extension;
    }

    @Override
    public void setParameter(BeforeEvent event, @WildcardParameter String parameter) {
        extension = parameter;
        show(plugins.findForm(parameter).orElseThrow(() -> new NotFoundException("No extension of that name")));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(Plugins.Form form) {
        title = form.name().in(locale());
        removeAll();
        result.removeAll();
        editors.clear();
        Button test = new Button(Texts.t("plugins.test"), _ -> test());
        Card card = new Card(Texts.t("plugins.settings.title"));
        Div inputs = new Div();
        inputs.addClassNames("form", "settings-form");
        fields = form.schema().fields();
        for (SettingField field : fields) {
            SettingEditor editor = SettingEditor.of(field, form.secretsKept().contains(field.key()));
            editor.show(form.saved().getOrDefault(field.key(), ""));
            editors.put(field.key(), editor);
            inputs.add(editor.component());
        }
        if (editors.isEmpty()) {
            card.showNothing(Texts.t("plugins.nothing-to-set"));
        } else {
            Button save = new Button(Texts.t("plugins.save"), _ -> save(false));
            Button both = new Button(Texts.t("plugins.save-and-test"), _ -> save(true));
            both.addThemeVariants(ButtonVariant.PRIMARY);
            Div buttons = new Div(both, save);
            buttons.addClassName("actions");
            inputs.add(buttons);
            card.show(inputs);
        }
        add(
                new Anchor("plugins", Texts.t("plugins.back")),
                new PageHeader(title, extension, StatusBadge.of(form.standing()), test),
                result,
                card);
    }

    private void save(boolean andTest) {
        Map<String, String> values = new LinkedHashMap<>();
        editors.forEach((key, editor) -> {
            editor.accept();
            values.put(key, editor.text());
        });
        switch (plugins.save(extension, values, signedIn.actor())) {
            case Saved.Refused(Map<String, LocalizedText> faults) -> refuse(faults);
            case Saved.Done _ -> {
                show(plugins.findForm(extension).orElseThrow());
                Notice.done(Texts.t("plugins.saved"));
                if (andTest) {
                    test();
                }
            }
        }
    }

    private void refuse(Map<String, LocalizedText> faults) {
        faults.forEach((key, fault) -> {
            SettingEditor editor = editors.get(key);
            if (editor != null) {
                editor.refuse(fault.in(locale()));
            }
        });
        editors.entrySet().stream()
                .filter(entry -> faults.containsKey(entry.getKey()))
                .findFirst()
                .ifPresent(entry -> entry.getValue().lead());
        Notice.refused(Texts.t("plugins.not-saved"));
    }

    private void test() {
        result.removeAll();
        result.add(outcome(plugins.test(extension, signedIn.actor())));
        result.scrollIntoView();
    }

    private Component outcome(PluginTrial trial) {
        return switch (trial) {
            case PluginTrial.Ran(boolean passed, var findings) -> {
                UnorderedList list = new UnorderedList();
                findings.forEach(finding -> list.add(new ListItem(finding.in(locale()))));
                yield card(passed, Texts.t(passed ? "plugins.test.passed" : "plugins.test.not-passed"), list);
            }
            case PluginTrial.Failed(var fault, String code, LocalizedText message) -> {
                Span said = new Span(inWordsOfTheForm(message.in(locale()), fields));
                said.setTitle(code);
                said.addClassName("secondary");
                yield card(
                        false,
                        Texts.t("plugins.test.failed", Texts.t(fault)),
                        new Paragraph(Texts.t(advice(fault))),
                        said);
            }
        };
    }

    /** A plugin names a setting by its key; who looks for it reads its label. */
    static String inWordsOfTheForm(String message, List<SettingField> fields) {
        String said = message;
        for (SettingField field : fields) {
            said = said.replace(
                    "'" + field.key() + "'",
                    Texts.t("plugins.setting", field.label().in(locale())));
        }
        return said;
    }

    private static Card card(boolean passed, String title, Component... content) {
        Card card = new Card(
                title,
                passed
                        ? StatusBadge.good(Texts.t("plugins.test.works"))
                        : StatusBadge.bad(Texts.t("plugins.test.does-not-work")));
        card.show(content);
        return card;
    }

    private static String advice(PluginFault fault) {
        return switch (fault) {
            case TRANSIENT -> "plugins.do.transient";
            case CONFIGURATION -> "plugins.do.configuration";
            case BAD_DATA -> "plugins.do.bad-data";
            case REJECTED -> "plugins.do.rejected";
            case TIMED_OUT -> "plugins.do.timed-out";
            case OUTCOME_UNKNOWN -> "plugins.do.outcome-unknown";
            case DEFECT -> "plugins.do.defect";
        };
    }

    private static Locale locale() {
        return UI.getCurrent().getLocale();
    }
}
