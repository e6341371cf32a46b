package io.dunlin.ui.parties;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.remittances.statements.BankAccount;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.BankAccounts.Registration;
import io.dunlin.spi.value.Iban;
import io.dunlin.ui.components.FieldFault;
import io.dunlin.ui.components.Texts;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An account whose statements are read: its number, its currency, and whose debts are paid there. */
final class BankAccountDialog extends Dialog {

    private static final int LONGEST_NUMBER = 34;
    private static final int LONGEST_NAME = 120;
    private static final int MOST_DECIMALS = 2;
    /** Two letters begin an IBAN; a bank's own number, as its files write it, has none. */
    private static final Pattern MEANT_AS_IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}.*|[0-9]{26}");

    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]+");
    private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]{0,24}");

    private final @Nullable BankAccount before;
    private final BankAccounts accounts;
    private final BiConsumer<Registration, String> save;
    private final TextField number = new TextField(Texts.t("accounts.number"));
    private final TextField name = new TextField(Texts.t("accounts.name"));
    private final TextField currency = new TextField(Texts.t("accounts.currency"));
    private final Select<Creditor> owner = new Select<>();
    private final TextField virtual = new TextField(Texts.t("accounts.virtual"));
    private final TextField reason = new TextField(Texts.t("confirm.reason"));

    BankAccountDialog(
            @Nullable BankAccount before,
            String given,
            List<Creditor> creditors,
            BankAccounts accounts,
            BiConsumer<Registration, String> save) {
        super(before == null ? Texts.t("accounts.add") : before.name());
        this.before = before;
        this.accounts = accounts;
        this.save = save;
        number.setHelperText(Texts.t("accounts.number.help"));
        name.setMaxLength(LONGEST_NAME);
        name.setHelperText(Texts.t("accounts.name.help"));
        currency.setHelperText(Texts.t("accounts.currency.help"));
        virtual.setHelperText(Texts.t("accounts.virtual.help"));
        owner.setLabel(Texts.t("accounts.whose"));
        owner.setItems(
                creditors.stream().sorted(Comparator.comparing(Creditor::name)).toList());
        owner.setItemLabelGenerator(creditor -> creditor == null ? Texts.t("accounts.several") : creditor.name());
        owner.setEmptySelectionAllowed(true);
        owner.setEmptySelectionCaption(Texts.t("accounts.several"));
        owner.setHelperText(Texts.t("accounts.whose.help"));
        show(given, creditors);
        Div fields = new Div(number, name, currency, owner, virtual, reason);
        fields.addClassName("form");
        setWidth("34rem");
        setCloseOnOutsideClick(false);
        add(fields);
        Button done = new Button(Texts.t("accounts.save"), _ -> save());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.t("confirm.cancel"), _ -> close()), done);
    }

    private void show(String given, List<Creditor> creditors) {
        number.setValue(given);
        currency.setValue("PLN");
        BankAccount account = before;
        if (account != null) {
            number.setValue(account.account());
            number.setReadOnly(true);
            name.setValue(account.name());
            currency.setValue(account.currency().getCurrencyCode());
            virtual.setValue(Optional.ofNullable(account.virtualPrefix()).orElse(""));
            owner.setValue(creditors.stream()
                    .filter(creditor -> creditor.id().equals(account.creditorId()))
                    .findFirst()
                    .orElse(null));
        }
    }

    private void save() {
        String written = compact(number);
        String prefix = compact(virtual);
        Optional<Currency> money = currencyOf(compact(currency));
        boolean fresh = before == null;
        FieldFault faults = FieldFault.among(number, name, currency, virtual, reason)
                .at(number, fresh && !isRight(written), Texts.t("accounts.number.wrong"))
                .at(number, fresh && isRight(written) && accounts.find(written).isPresent(), Texts.t("accounts.known"))
                .at(name, name.getValue().isBlank(), Texts.t("address.missing"))
                .at(currency, money.isEmpty(), Texts.t("accounts.currency.help"))
                .at(virtual, !PREFIX.matcher(prefix).matches(), Texts.t("accounts.virtual.help"))
                .at(reason, reason.getValue().isBlank(), Texts.t("address.missing"));
        if (faults.none()) {
            close();
            Creditor chosen = owner.getValue();
            save.accept(
                    new Registration(
                            chosen == null ? null : chosen.id(),
                            written,
                            money.orElseThrow(),
                            name.getValue().strip(),
                            prefix.isEmpty() ? null : prefix),
                    reason.getValue().strip());
        }
    }

    private static String compact(TextField field) {
        return field.getValue().replaceAll("[\\s\\u00A0-]", "").toUpperCase(Locale.ROOT);
    }

    /** A mistyped IBAN would wait for ever for statements; other numbers are as their bank writes them. */
    private static boolean isRight(String written) {
        boolean plain =
                written.length() <= LONGEST_NUMBER && NUMBER.matcher(written).matches();
        return plain
                && (Iban.find(written).isPresent()
                        || !MEANT_AS_IBAN.matcher(written).matches());
    }

    private static Optional<Currency> currencyOf(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(known -> known.getCurrencyCode().equals(code))
                .filter(known ->
                        known.getDefaultFractionDigits() >= 0 && known.getDefaultFractionDigits() <= MOST_DECIMALS)
                .findFirst();
    }
}
