package io.dunlin.spi.erp;

/** What kind of party it is: the law treats each differently. */
public enum PartyKind {
    CONSUMER,
    SOLE_TRADER,
    COMPANY,
    PUBLIC_BODY,
    /** Not said by the source; treated with the care a consumer gets. */
    UNKNOWN
}
