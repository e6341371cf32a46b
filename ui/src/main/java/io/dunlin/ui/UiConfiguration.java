package io.dunlin.ui;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import org.springframework.context.annotation.Configuration;

/** Tells Vaadin where the views are: the main class, which it would ask, lives in another package. */
@Configuration(proxyBeanMethods = false)
@EnableVaadin("io.dunlin.ui")
public class UiConfiguration {}
