package io.dunlin.core.correspondence;

/** How a message travels. */
public enum Channel {
    MAIL,
    SMS,
    /** Printed and posted by people. */
    LETTER
}
