package io.dunlin.ui.settings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.correspondence.templates.PaymentLinkSettings;
import io.dunlin.core.correspondence.templates.PaymentLinkSettings.OfCreditor;
import io.dunlin.core.correspondence.templates.PaymentLinkTemplate;
import io.dunlin.core.correspondence.templates.PaymentLinks;
import io.dunlin.core.parties.Creditor;
import io.dunlin.ui.components.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where debtors can pay online: one address for all clients, and others for some, one a line. */
final class PaymentLinkForm implements GroupForm<PaymentLinkSettings> {

    private final List<Creditor> creditors;
    private final PaymentLinks links;
    private final TextField template = new TextField(Texts.t("settings.payment-links.template"));
    private final TextArea ofCreditors = new TextArea(Texts.t("settings.payment-links.creditors"));
    private final PasswordField key = new PasswordField(Texts.t("settings.payment-links.key"));

    PaymentLinkForm(List<Creditor> creditors, PaymentLinks links) {
        this.creditors = List.copyOf(creditors);
        this.links = links;
    }

    @Override
    public List<Component> fields() {
        template.setHelperText(Texts.t("settings.payment-links.template.help"));
        template.setWidth("40rem");
        ofCreditors.setHelperText(Texts.t("settings.payment-links.creditors.help"));
        ofCreditors.setWidth("40rem");
        key.setHelperText(Texts.t("settings.payment-links.key.help"));
        return List.of(template, ofCreditors, key);
    }

    @Override
    public void show(PaymentLinkSettings value) {
        template.setValue(value.template());
        ofCreditors.setValue(value.creditors().stream()
                .map(each -> labelOf(each.creditorId()) + " = " + each.template())
                .collect(Collectors.joining("\n")));
        key.clear();
    }

    @Override
    public Optional<PaymentLinkSettings> read(PaymentLinkSettings before) {
        boolean keyed = !before.sealedKey().isEmpty() || !key.isEmpty();
        Optional<List<OfCreditor>> others = others(keyed);
        if (!Fields.all(right(keyed), others.isPresent())) {
            return Optional.empty();
        }
        String sealed = key.isEmpty() ? before.sealedKey() : links.sealed(key.getValue());
        return Optional.of(new PaymentLinkSettings(template.getValue().strip(), others.orElseThrow(), sealed));
    }

    private boolean right(boolean keyed) {
        Optional<PaymentLinkTemplate.Fault> fault = faultOf(template.getValue().strip(), keyed);
        Fields.refuse(template, fault.isEmpty(), fault.map(Texts::t).orElse(""));
        return fault.isEmpty();
    }

    private Optional<List<OfCreditor>> others(boolean keyed) {
        List<OfCreditor> others = new ArrayList<>();
        ofCreditors.setInvalid(false);
        for (String line :
                ofCreditors.getValue().lines().filter(each -> !each.isBlank()).toList()) {
            Optional<Creditor> creditor = creditorOf(line);
            String address = creditor.map(found -> addressIn(line, found)).orElse("");
            Optional<PaymentLinkTemplate.Fault> fault = faultOf(address, keyed);
            if (creditor.isEmpty() || fault.isPresent()) {
                ofCreditors.setErrorMessage(line + ": "
                        + fault.map(Texts::t).orElseGet(() -> Texts.t("settings.payment-links.no-creditor")));
                ofCreditors.setInvalid(true);
                return Optional.empty();
            }
            others.add(new OfCreditor(creditor.get().id().value(), address));
        }
        return Optional.of(others);
    }

    private static Optional<PaymentLinkTemplate.Fault> faultOf(String address, boolean keyed) {
        return address.isEmpty() ? Optional.empty() : new PaymentLinkTemplate(address).fault(keyed);
    }

    /** Whose line it is. The name is known and may hold an equals sign itself, and begin with another's: the longest counts. */
    private Optional<Creditor> creditorOf(String line) {
        return creditors.stream()
                .filter(each -> {
                    String label = labelOf(each);
                    return line.strip().regionMatches(true, 0, label, 0, label.length())
                            && behind(line, label).startsWith("=");
                })
                .max(Comparator.comparingInt(each -> labelOf(each).length()));
    }

    private String addressIn(String line, Creditor creditor) {
        return behind(line, labelOf(creditor)).substring(1).strip();
    }

    private static String behind(String line, String label) {
        return line.strip().substring(label.length()).strip();
    }

    private String labelOf(long creditorId) {
        return creditors.stream()
                .filter(each -> each.id().value() == creditorId)
                .findFirst()
                .map(this::labelOf)
                .orElse("?");
    }

    /** The name, with the number behind it where another client has the same: a debtor must not pay the wrong one. */
    private String labelOf(Creditor creditor) {
        boolean isOnly = creditors.stream()
                        .filter(each -> each.name().equalsIgnoreCase(creditor.name()))
                        .count()
                == 1;
        return isOnly ? creditor.name() : creditor.name() + " #" + creditor.id().value();
    }
}
