package io.dunlin.ui.testing;

import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatementParser;
import io.dunlin.host.BuiltInExtensions;
import io.dunlin.host.ExtensionDirectory;
import java.time.Clock;
import org.springframework.test.context.bean.override.convention.TestBean;

/** A test of a screen with {@link TestingInvoices} in the place of a plugin. */
public abstract class PluginScreenTest extends ScreenTest {

    protected static final String EXTENSION = "built-in/TestingInvoices";

    @TestBean(name = "testingExtensions")
    @SuppressWarnings("UnusedVariable") // the field names the bean that the method below makes
    private ExtensionDirectory extensions;

    static ExtensionDirectory extensions() {
        Clock clock = new TestingClock();
        return BuiltInExtensions.of(clock, new TestingStatementParser(), new TestingInvoices());
    }
}
