package io.rollcall.host.rest.internal.metrics;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.osgi.service.component.annotations.Component;

/** What this process counts: requests by method and status with their duration, heap and time since start. */
@Component(service = Metrics.class)
public final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests = Histogram.builder()
            .name("rollcall_http_request_duration_seconds")
            .help("Requests to the REST interface by method and status.")
            .labelNames("method", "status")
            .classicOnly()
            .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .register(registry);

    public Metrics() {
        GaugeWithCallback.builder()
                .name("rollcall_heap_used_bytes")
                .help("Heap in use.")
                .callback(gauge -> gauge.call(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("rollcall_uptime_seconds")
                .help("Time since the process started.")
                .callback(
                        gauge -> gauge.call(ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0))
                .register(registry);
    }

    void answered(String method, int status, Duration took) {
        requests.labelValues(method, Integer.toString(status)).observe(took.toNanos() / 1e9);
    }

    /** Writes all in the Prometheus text format, version 0.0.4. */
    void write(OutputStream out) throws IOException {
        PrometheusTextFormatWriter.create().write(out, registry.scrape());
    }
}
