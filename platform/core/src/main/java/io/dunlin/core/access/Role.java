package io.dunlin.core.access;

/** What a user may do. A user may have several. */
public enum Role {
    /** Configures plugins, policies, users. */
    ADMINISTRATOR,
    /** Works the reply queue, the call list and cases. */
    CLERK,
    /** Matches money. */
    ACCOUNTANT,
    /** Hears of payments, reads reports, decides for own clients. */
    MANAGER,
    /** Approves formal letters and filings. */
    LAWYER
}
