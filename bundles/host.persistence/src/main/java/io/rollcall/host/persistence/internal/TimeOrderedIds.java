package io.rollcall.host.persistence.internal;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.rollcall.host.api.work.Ids;
import java.util.UUID;
import org.osgi.service.component.annotations.Component;

/** UUIDs of version 7: rows that are made together lie together in the indexes. */
@Component(immediate = true)
public final class TimeOrderedIds implements Ids {
    private final TimeBasedEpochGenerator generator = Generators.timeBasedEpochGenerator();

    @Override
    public UUID next() {
        return generator.generate();
    }
}
