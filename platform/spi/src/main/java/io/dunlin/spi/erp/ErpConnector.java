package io.dunlin.spi.erp;

import io.dunlin.spi.DunlinExtension;

/** A source of receivables: a connection that is asked regularly, or a kind of file that people or ERPs drop. */
public sealed interface ErpConnector extends DunlinExtension permits ErpConnection, ErpFileFormat {}
