package io.dunlin.core.triage;

/** Why a person looks at a mail whatever the machine's confidence. */
public enum Doubt {
    /** The only date named is past or more than 60 days ahead: no promise (rule 5). */
    DATE_IS_NO_PROMISE,
    /** It speaks of changing somebody's bank account (rule 8). */
    ACCOUNT_CHANGE,
    /** Neither Polish, English, German nor Romanian. */
    LANGUAGE_NOT_COVERED,
    /** Nothing was written, or nothing could be read. */
    NO_TEXT,
    /** An attachment is locked, dangerous or could not be read. */
    ATTACHMENT_NOT_READ,
    /** A lawyer is named to talk to, though the mail was not read as LEGAL. */
    LAWYER_NAMED,
    /** Somebody asks to be left alone, though the mail was not read as COMPLAINT or anything as grave. */
    ASKS_FOR_PEACE
}
