package io.rollcall.host.rest.internal.problem;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rollcall.host.rest.internal.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletErrorPage;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Problems in place of the container's HTML pages: for requests that no application takes, and errors without a body. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/")
@HttpWhiteboardServletErrorPage(errorPage = {"4xx", "5xx"})
@HttpWhiteboardContextSelect(LastResort.REST_CONTEXTS)
public final class LastResort extends HttpServlet {
    /** Not all contexts: that of the old HTTP service goes before the default one and would hide every resource. */
    static final String REST_CONTEXTS =
            "(|(osgi.http.whiteboard.context.name=default)(osgi.http.whiteboard.context.name=ContextForRestWhiteboard*))";

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper MAPPER = Json.mapper();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Kind kind = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                ? Kind.ofStatus(status)
                : Kind.NOT_FOUND;
        String path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
                ? failed
                : request.getRequestURI();
        response.setStatus(kind.status());
        response.setContentType(ProblemBody.MEDIA_TYPE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(MAPPER.writeValueAsBytes(ProblemBody.of(kind, kind.title() + ".", path)));
    }
}
