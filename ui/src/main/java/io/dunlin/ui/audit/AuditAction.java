package io.dunlin.ui.audit;

import io.dunlin.ui.components.Texts;
import java.util.Arrays;
import java.util.Locale;

/** What is done in the product, as the audit trail names it: in small letters with hyphens. */
public enum AuditAction {
    ACCOUNT_MANAGER_ASSIGNED,
    ALLOCATION_REVERSED,
    BANK_ACCOUNT_REGISTERED,
    CASE_CLOSED,
    CASE_HANDED_OVER,
    CASE_OPENED,
    CASE_REOPENED,
    CONTACT_ADDED,
    CONTACT_MARKED,
    CREDITOR_CHANGED,
    CREDITOR_REGISTERED,
    DEBTOR_REGISTERED,
    DISPUTE_CLOSED,
    DISPUTE_OPENED,
    DOUBT_RESOLVED,
    FILING_APPROVED,
    FILING_DRAFTED,
    FILING_REJECTED,
    FINAL_DEMAND_APPROVED,
    HOLD_PLACED,
    HOLD_RELEASED,
    IMPORT_ACCEPTED,
    IMPORT_AWAITS_DECISION,
    IMPORT_DISCARDED,
    INTEREST_AGREED,
    LEGAL_RATE_ADDED,
    LEGAL_TABLES_IMPORTED,
    LOGGED_IN,
    LOGIN_FAILED,
    MAIL_READ_AGAIN,
    MESSAGE_CANCELLED,
    MESSAGE_QUEUED,
    MESSAGE_RETRIED,
    NOTE_ADDED,
    PASSWORD_SET,
    PAYMENT_REVERSED,
    PLUGIN_DISABLED,
    PLUGIN_ENABLED,
    PLUGIN_SETTINGS_CHANGED,
    PLUGIN_TESTED,
    POLICY_CHOSEN,
    POLICY_DRAFTED,
    POLICY_MADE_DEFAULT,
    POLICY_PUBLISHED,
    PROMISE_BROKEN,
    PROMISE_KEPT,
    PROMISE_REGISTERED,
    PROMISE_WITHDRAWN,
    RECEIVABLES_IMPORTED,
    REMITTANCE_ALLOCATED,
    REMITTANCE_PARKED,
    REMITTANCE_RETURNED,
    REPLY_ASSIGNED,
    REPLY_CONFIRMED,
    REPLY_CORRECTED,
    REPLY_DECIDED,
    REPLY_PUT_TO_A_PERSON,
    REPLY_SNOOZED,
    REPLY_UNDONE,
    REPRESENTATIVE_NAMED,
    SETTING_CHANGED,
    STATEMENT_ACCEPTED,
    STATEMENT_BOOKED,
    STATEMENT_DISCARDED,
    STATEMENT_FAILURE_RESOLVED,
    STATEMENT_FILE_IMPORTED_AGAIN,
    STATEMENT_FILE_RECEIVED,
    STATEMENT_QUARANTINED,
    STRATEGY_CHOSEN,
    TASK_DONE,
    TASK_DROPPED,
    TEMPLATE_CHANGED,
    TEMPLATE_RESET,
    USER_CHANGED,
    USER_CREATED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An action in words; one that has none is named as it is. */
    static String textOf(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code().equals(code))
                .findFirst()
                .map(Texts::t)
                .orElse(code);
    }
}
