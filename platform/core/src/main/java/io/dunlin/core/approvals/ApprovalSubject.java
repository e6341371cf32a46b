package io.dunlin.core.approvals;

/** A thing that a second person is asked about. */
public record ApprovalSubject(Kind kind, long id) {

    /** What there is to approve, each with the table that keeps its questions beside it, under a foreign key. */
    public enum Kind {
        POLICY("policy_approval", "policy_id"),
        FORMAL_LETTER("formal_letter_approval", "letter_id"),
        INSTALMENT_PLAN("instalment_plan_approval", "plan_id"),
        CREDITOR_ACCOUNT("creditor_account_approval", "creditor_id");

        private final String table;
        private final String column;

        Kind(String table, String column) {
            this.table = table;
            this.column = column;
        }

        String table() {
            return table;
        }

        /** The column of the table that names the thing. */
        String column() {
            return column;
        }
    }
}
