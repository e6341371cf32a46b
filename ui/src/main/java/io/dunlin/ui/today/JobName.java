package io.dunlin.ui.today;

import io.dunlin.ui.components.Texts;
import java.util.Arrays;
import java.util.Locale;

/** The jobs of the product, as people call them. */
public enum JobName {
    RECONSIDER_REMITTANCES,
    ALLOCATE_REMITTANCES,
    IMPORT_STATEMENT,
    FILE_MAIL,
    TRIAGE_MAIL,
    TRIAGE_MAILS,
    TRIAGE_SMS,
    SEND_MESSAGE,
    SEND_MESSAGES,
    WATCH_BANK_FOLDER,
    WATCH_RECEIVABLES_FOLDER,
    WATCH_SFTP_FOLDERS,
    WATCH_PROMISES,
    WATCH_PLANS,
    CLOSE_COVERED_CASES,
    SEAL_AUDIT,
    POLL_ERPS,
    NOTIFICATION_DIGEST,
    DUNNING_RUN,
    POLL_MAILBOXES,
    LOOK_INTO_DOUBTS,
    TAKE_SMS_EVENTS,
    WAKE_PARKED_REMITTANCES,
    POLL_BANK_FILES,
    TAKE_STATEMENT_MAIL,
    WRITE_BACK,
    TRAIN_REPLIES,
    INDEX_MAIL,
    MANAGER_DECISIONS,
    DRAFT_LETTERS,
    RUN_NEWS,
    CALL_NEWS;

    /** Its name in words; a job that has none is called as it is. */
    static String textOf(String job) {
        return Arrays.stream(values())
                .filter(known ->
                        known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(job))
                .findFirst()
                .map(Texts::t)
                .orElse(job);
    }
}
