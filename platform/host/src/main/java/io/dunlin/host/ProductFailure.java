package io.dunlin.host;

import java.io.Serial;

/**
 * Thrown by the product's own code that a plugin calls back, for example a {@code StatementSink}. The guard does not blame
 * the plugin for it but throws it on, to the caller of the guarded call.
 */
public class ProductFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public ProductFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
