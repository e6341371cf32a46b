package io.dunlin.ui.receivables;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import io.dunlin.core.receivables.imports.FilePreview;
import io.dunlin.spi.erp.PartyRecord;
import io.dunlin.spi.erp.ReceivableRecord;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a file would bring: how it was understood, its first receivables and its total, and the choice to import it. */
final class PreviewCard extends Composite<Card> {

    private static final int SHOWN = 10;

    private final String title;

    PreviewCard(String fileName, FilePreview.Read read, Format format, Runnable importIt, Runnable leaveIt) {
        this.title = Texts.t("imports.preview", fileName);
        int count = read.parsed().records().size();
        String totals = read.totals().stream().map(format::money).collect(Collectors.joining(", "));
        Button confirm = new Button(Texts.t("imports.import", Integer.toString(count)), _ -> importIt.run());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.setEnabled(count > 0);
        Button cancel = new Button(Texts.t("confirm.cancel"), _ -> leaveIt.run());
        Div buttons = new Div(confirm, cancel);
        buttons.addClassName("actions");
        getContent()
                .show(
                        new Paragraph(Texts.t("imports.preview.text", Integer.toString(count), totals)),
                        table(read.parsed().records(), format),
                        facts(read.parsed().interpretation().stream()
                                .map(fact -> fact.in(UI.getCurrent().getLocale()))
                                .toList()),
                        buttons);
    }

    @Override
    protected Card initContent() {
        return new Card(title);
    }

    /** How a file was understood, folded away. */
    static Component facts(List<String> interpretation) {
        UnorderedList list = new UnorderedList();
        interpretation.forEach(fact -> list.add(new ListItem(fact)));
        Details details = new Details(Texts.t("imports.understood", Integer.toString(interpretation.size())), list);
        details.setVisible(!interpretation.isEmpty());
        return details;
    }

    private static Component table(List<ReceivableRecord> records, Format format) {
        NativeTable table =
                table("receivable.number", "case.debtor", "imports.tax-number", "receivable.due", "imports.payable");
        NativeTableBody body = new NativeTableBody();
        records.stream().limit(SHOWN).forEach(record -> {
            PartyRecord debtor = record.debtor();
            NativeTableCell payable = new NativeTableCell(format.money(record.payable()));
            payable.addClassName("amount");
            body.add(new NativeTableRow(
                    new NativeTableCell(record.number()),
                    new NativeTableCell(debtor.name()),
                    new NativeTableCell(Objects.toString(debtor.taxNumber(), "")),
                    new NativeTableCell(
                            Optional.ofNullable(record.dueOn()).map(format::day).orElse("")),
                    payable));
        });
        table.add(body);
        return table;
    }

    static NativeTable table(String... headingKeys) {
        NativeTableRow headings = new NativeTableRow();
        for (String key : headingKeys) {
            headings.add(new NativeTableHeaderCell(Texts.t(key)));
        }
        NativeTable table = new NativeTable(new NativeTableHeader(headings));
        table.addClassName("plain-table");
        return table;
    }
}
