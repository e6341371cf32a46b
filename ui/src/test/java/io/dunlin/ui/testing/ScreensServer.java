package io.dunlin.ui.testing;

import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The screens of {@link SampleFirm} in a browser: {@code java -cp … io.dunlin.ui.testing.ScreensServer 8090}. */
public final class ScreensServer {

    private ScreensServer() {}

    public static void main(String[] arguments) {
        PostOffice post = PostOffice.open();
        SpringApplication application = new SpringApplication(ScreensConfiguration.class);
        application.setDefaultProperties(post.properties());
        ConfigurableApplicationContext context = application.run(
                "--server.port=" + (arguments.length > 0 ? arguments[0] : "8090"),
                "--server.address=127.0.0.1",
                "--spring.threads.virtual.enabled=true");
        context.getBean(SampleFirm.class).open();
        context.getBean(SampleMails.class).deliver(post);
        LoggerFactory.getLogger(ScreensServer.class).info("Screens are ready");
    }
}
