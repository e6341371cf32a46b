package io.dunlin.ui.audit;

import java.util.Arrays;
import java.util.Optional;

/** What the audit trail notes of an act beside its reason, by the name under which it is kept. */
public enum AuditDetail {
    ACCOUNT("account"),
    ACCOUNT_MANAGER("accountManager"),
    ADDED("added"),
    AFTER("after"),
    ALLOCATIONS("allocations"),
    AMOUNT("amount"),
    APPROVER("approver"),
    BEFORE("before"),
    BYTES("bytes"),
    CHANGED("changed"),
    CHANNEL("channel"),
    CHOICE("choice"),
    CLASS("class"),
    CODE("code"),
    CREDITOR("creditor"),
    ENABLED("enabled"),
    EXTENSION("extension"),
    FAILURES("failures"),
    FEE("fee"),
    FIRST("first"),
    FLOOR("floor"),
    FORMAT("format"),
    INSTALMENTS("instalments"),
    KEY("key"),
    KEYS("keys"),
    KIND("kind"),
    KNOWN("known"),
    LANGUAGE("language"),
    LEFT("left"),
    LEFT_OUT("left-out"),
    LETTERS("letters"),
    LINES("lines"),
    LOGIN("login"),
    MESSAGE_LEFT("message-left"),
    MODEL("model"),
    NAME("name"),
    NOTE("note"),
    NUMBER("number"),
    ON("on"),
    OUTCOME("outcome"),
    OWED("owed"),
    PASSED("passed"),
    PLUGIN("plugin"),
    POLICY("policy"),
    POSTED_ON("postedOn"),
    PURPOSE("purpose"),
    REASON("reason"),
    RECORDS("records"),
    RELATION("relation"),
    REMAINDER("remainder"),
    REMITTANCES("remittances"),
    ROLE("role"),
    ROLES("roles"),
    SAMPLES("samples"),
    SECONDS("seconds"),
    SECRET_CHANGED("secretChanged"),
    SHA256("sha256"),
    SOURCE("source"),
    STATE("state"),
    STRATEGY("strategy"),
    TEMPORARY("temporary"),
    TOTAL("total"),
    UNTIL("until"),
    VALID_FROM("validFrom"),
    VALUE("value"),
    VERSION("version"),
    VIA("via"),
    WHY("why"),
    YEARLY_AFTER("yearlyAfter"),
    YEARLY_BEFORE("yearlyBefore");

    private final String code;

    AuditDetail(String code) {
        this.code = code;
    }

    /** Empty for the name of a setting's part and the like, which has no words of its own. */
    static Optional<AuditDetail> of(String code) {
        return Arrays.stream(values())
                .filter(detail -> detail.code.equals(code))
                .findFirst();
    }
}
