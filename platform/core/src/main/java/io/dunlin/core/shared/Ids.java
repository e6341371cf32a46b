package io.dunlin.core.shared;

import java.lang.reflect.Type;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jspecify.annotations.Nullable;

/** Lets Jdbi read and bind ids: records that implement {@link Id}, such as {@code CaseId}. */
final class Ids implements ColumnMapperFactory, ArgumentFactory {

    @Override
    public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
        Class<?> erased = GenericTypes.getErasedType(type);
        if (!Id.class.isAssignableFrom(erased) || !erased.isRecord()) {
            return Optional.empty();
        }
        return Optional.of((results, column, _) -> {
            long value = results.getLong(column);
            return results.wasNull() ? null : make(erased, value);
        });
    }

    @Override
    public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
        if (value instanceof Id id) {
            return Optional.of((position, statement, _) -> statement.setLong(position, id.value()));
        }
        boolean nullId = value == null && Id.class.isAssignableFrom(GenericTypes.getErasedType(type));
        return nullId
                ? Optional.of((position, statement, _) -> statement.setNull(position, Types.BIGINT))
                : Optional.empty();
    }

    private static Object make(Class<?> type, long value) {
        try {
            return type.getDeclaredConstructor(long.class).newInstance(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " must be a public record of one long", e);
        }
    }
}
