package io.dunlin.core.inbox;

import java.util.List;

/** Says which folders mean something to a feature above: a mail that a person moves there is an answer. */
@FunctionalInterface
public interface FoldersOfMeaning {

    /** Without the mailbox's prefix. */
    List<String> names();
}
