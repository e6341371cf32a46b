package io.dunlin.core.triage.policy;

/** What a person has to do after a mail. */
public enum TaskKind {
    LAWYER_TODAY,
    DEADLINE_ENTRY,
    REGISTER_CHECK,
    COMPLIANCE_REVIEW,
    DISPUTE_OWNER,
    VERIFY_CONTACT,
    FIND_CONTACT,
    APPROVE_PLAN,
    LOOK_AT_HARDSHIP,
    ACKNOWLEDGED_DEBT
}
