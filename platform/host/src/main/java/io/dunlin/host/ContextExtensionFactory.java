package io.dunlin.host;

import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.PluginContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import org.pf4j.ExtensionFactory;

/** Builds an extension with its one public constructor, which takes a {@link PluginContext} or nothing. */
final class ContextExtensionFactory implements ExtensionFactory {

    private final PluginContext context;

    ContextExtensionFactory(PluginContext context) {
        this.context = context;
    }

    static DunlinExtension build(Class<? extends DunlinExtension> type, PluginContext context) {
        return new ContextExtensionFactory(context).create(type);
    }

    @Override
    public <T> T create(Class<T> type) {
        Constructor<?>[] constructors = type.getConstructors();
        if (constructors.length != 1) {
            throw new IllegalArgumentException(type.getName() + " needs exactly one public constructor");
        }
        Constructor<?> constructor = constructors[0];
        Class<?>[] parameters = constructor.getParameterTypes();
        boolean takesContext = parameters.length == 1 && parameters[0] == PluginContext.class;
        if (parameters.length != 0 && !takesContext) {
            throw new IllegalArgumentException(type.getName() + ": its constructor takes a PluginContext or nothing");
        }
        try {
            return type.cast(takesContext ? constructor.newInstance(context) : constructor.newInstance());
        } catch (InvocationTargetException e) {
            return rethrow(e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be built", e);
        }
    }

    /** As it was thrown: the guard decides by its type. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <R, E extends Throwable> R rethrow(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
