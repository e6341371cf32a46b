package io.dunlin.appliance;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The appliance. Started from the assembled folder: {@code java -cp 'lib/*' io.dunlin.appliance.DunlinApplication}. */
@SpringBootApplication(scanBasePackages = "io.dunlin")
public class DunlinApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DunlinApplication.class, arguments);
    }
}
