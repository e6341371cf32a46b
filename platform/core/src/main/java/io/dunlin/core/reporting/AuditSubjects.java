package io.dunlin.core.reporting;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/**
 * By what name people know the thing that an entry of the audit trail is about: a statement by its number and account, a
 * payment by its amount and payer. A thing without a name of its own, or one that is gone, has none.
 */
@Component
public class AuditSubjects {

    private static final Map<String, String> NAMES = Map.ofEntries(
            entry("bank-account", "select id, account as name from bank_account where id in (<ids>)"),
            entry("bank-statement", """
                    select id, concat_ws(', ', statement_number, account) as name
                    from bank_statement
                    where id in (<ids>)
                    """),
            entry("creditor", "select id, name from creditor where id in (<ids>)"),
            entry("debtor", "select id, name from debtor where id in (<ids>)"),
            entry("inbound-mail", "select id, subject as name from inbound_mail where id in (<ids>)"),
            entry("message", "select id, recipient as name from outbound_message where id in (<ids>)"),
            entry("receivable", "select id, number as name from receivable where id in (<ids>)"),
            entry(
                    "receivable-import",
                    "select id, coalesce(file_name, '') as name from receivable_import where id in (<ids>)"),
            entry("remittance", """
                    select id, concat_ws(', ', concat(amount, ' ', currency), payer_name) as name
                    from remittance
                    where id in (<ids>)
                    """),
            entry("statement-file", "select id, file_name as name from statement_file where id in (<ids>)"),
            entry("user", "select id, display_name as name from app_user where id in (<ids>)"));

    private final Jdbi jdbi;

    AuditSubjects(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** @param kind as the audit trail keeps it */
    public record Subject(String kind, long id) {}

    /** The kinds whose things have names. */
    public static Set<String> kinds() {
        return NAMES.keySet();
    }

    /** One statement for each kind among them. */
    public Map<Subject, String> names(Collection<Subject> subjects) {
        Map<String, Set<Long>> asked = new TreeMap<>();
        for (Subject subject : subjects) {
            if (NAMES.containsKey(subject.kind())) {
                asked.computeIfAbsent(subject.kind(), _ -> new TreeSet<>()).add(subject.id());
            }
        }
        Map<Subject, String> names = new HashMap<>();
        asked.forEach((kind, ids) -> jdbi.useHandle(handle -> handle.createQuery(NAMES.get(kind))
                .bindList("ids", List.copyOf(ids))
                .map((results, _) -> Map.entry(results.getLong("id"), results.getString("name")))
                .forEach(found -> names.put(new Subject(kind, found.getKey()), found.getValue()))));
        return names;
    }
}
