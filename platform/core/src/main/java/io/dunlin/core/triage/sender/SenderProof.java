package io.dunlin.core.triage.sender;

import io.dunlin.core.shared.Texts;

/**
 * Whether a mail is from the domain that its author's address names.
 *
 * @param domain of the author's address; empty where there is none that can be checked
 * @param detail what was found, in the words of RFC 8601, for administrators: {@code dkim=pass (example.com) spf=none}
 */
public record SenderProof(Verdict verdict, Reason reason, String domain, String detail) {

    private static final int LONGEST_DETAIL = 500;

    /** Nothing was looked at: of text messages, and of mails decided on before senders were checked. */
    public static final SenderProof NOT_LOOKED_AT = new SenderProof(Verdict.NOT_CHECKED, Reason.NOT_LOOKED_AT, "", "");

    public SenderProof {
        detail = Texts.cut(detail, LONGEST_DETAIL);
    }

    /** What the badge shows. */
    public enum Verdict {
        PASS,
        /** The domain says how its mail is known, and this mail is not so. */
        FAIL,
        /** Nothing speaks for it, nothing against it. */
        NONE,
        /** It could not be asked. */
        NOT_CHECKED
    }

    /** Why. */
    public enum Reason {
        /** The firm's own mail server found it so. */
        OWN_SERVER,
        /** A signature of the author's domain holds (RFC 6376). */
        SIGNED,
        /** It came from a machine that may send for the author's domain (RFC 7208). */
        PERMITTED_MACHINE,
        /** The domain asks that such mail be known by signature or machine, and neither fits (RFC 7489). */
        NOT_AS_DOMAIN_SAYS,
        /** It came from a machine that the author's domain names as not its own. */
        FORBIDDEN_MACHINE,
        NO_PROOF,
        /** No author, or several: nobody can answer for it. */
        NO_SINGLE_AUTHOR,
        /** No name server answered. */
        NO_ANSWER,
        NOT_LOOKED_AT
    }

    public boolean passed() {
        return verdict == Verdict.PASS;
    }

    public boolean failed() {
        return verdict == Verdict.FAIL;
    }
}
