import Domain
import Hummingbird

/// The OpenAPI 3.1 description of every endpoint, made from the endpoints themselves and from the tables that judge
/// their bodies.
struct OpenAPIDocument {
    let endpoints: [Endpoint]
    let configuration: WebConfiguration
    let providers: ProviderDirectory

    var json: JSONValue {
        [
            "openapi": "3.1.0",
            "info": [
                "title": .string("\(configuration.serviceName) API"), "version": "1.0.0",
                "description": .string(Self.description),
            ],
            "servers": [["url": .string(configuration.publicURL)]],
            "tags": .array(Documentation.Tag.allCases.map { ["name": .string($0.rawValue)] }),
            "paths": paths,
            "components": components,
        ]
    }

    private static let description = """
        Takes complaints about telecoms providers and follows each case to its end. Every error under /v1 is a \
        problem document (RFC 9457) and changes nothing. An address that is known answers other methods with 405 and \
        Allow. Every answer carries X-Request-Id.
        """

    private var paths: JSONValue {
        let paths = endpoints.reduce(into: JSONObject()) { paths, endpoint in
            var operations = paths[endpoint.path]?.objectValue ?? JSONObject()
            operations[endpoint.method.rawValue.lowercased()] = operation(endpoint.documentation)
            paths[endpoint.path] = .object(operations)
        }
        return .object(paths)
    }

    private func operation(_ documentation: Documentation) -> JSONValue {
        var operation: JSONObject = [
            "operationId": .string(documentation.id), "tags": [.string(documentation.tag.rawValue)],
            "summary": .string(documentation.summary),
            "description": .string("Who may call it: \(documentation.callers)"),
            "security": documentation.needsBearer ? [["bearer": []]] : [],
        ]
        if !documentation.parameters.isEmpty {
            operation["parameters"] = .array(documentation.parameters.map { Self.parameterReference($0) })
        }
        if let body = documentation.body { operation["requestBody"] = requestBody(body) }
        operation["responses"] = responses(documentation)
        return .object(operation)
    }

    private func requestBody(_ body: Documentation.Body) -> JSONValue {
        [
            "required": .bool(body.isRequired),
            "content": .object(Self.member(body.contentType, body.schema.map { ["schema": $0.reference] } ?? [:])),
        ]
    }

    private func responses(_ documentation: Documentation) -> JSONValue {
        var responses = JSONObject()
        for answer in documentation.answers { responses["\(answer.status)"] = response(answer) }
        let isForPeople = documentation.tag == .pages
        for (status, kinds) in Self.byStatus(documentation.problems) where responses["\(status)"] == nil {
            responses["\(status)"] = Self.problemResponse(kinds, isForPeople: isForPeople)
        }
        return .object(responses)
    }

    private func response(_ answer: Documentation.Answer) -> JSONValue {
        var response: JSONObject = ["description": .string(answer.description)]
        if let contentType = answer.contentType {
            let media: JSONValue = answer.schema.map { ["schema": $0.reference] } ?? [:]
            response["content"] = .object(Self.member(contentType, media))
        }
        if !answer.headers.isEmpty { response["headers"] = Self.headers(answer.headers) }
        if answer.namesCase { response["links"] = linksToCase }
        return .object(response)
    }

    /// Every operation of the API on a case.
    private var linksToCase: JSONValue {
        let ids = endpoints.map(\.documentation).filter(\.needsBearer).map(\.id)
        return .object(
            ids.reduce(into: JSONObject()) { links, id in
                links[id] = [
                    "operationId": .string(id), "parameters": ["reference": "$response.body#/reference"],
                ]
            })
    }

    /// One status may stand for several kinds: 422 for invalid fields and for a reused key.
    private static func byStatus(_ kinds: [ProblemKind]) -> [(Int, [ProblemKind])] {
        Dictionary(grouping: Set(kinds)) { $0.status.code }.sorted { $0.key < $1.key }.map { status, kinds in
            (status, kinds.sorted { $0.rawValue < $1.rawValue })
        }
    }

    private static func problemResponse(_ kinds: [ProblemKind], isForPeople: Bool) -> JSONValue {
        let meanings = kinds.map { "\($0.rawValue): \($0.title)." }.joined(separator: " ")
        let media: JSONObject =
            isForPeople
            ? member("text/html", [:]) : member("application/problem+json", ["schema": SchemaName.problem.reference])
        var response: JSONObject = ["description": .string(meanings), "content": .object(media)]
        if kinds.contains(where: { [.unavailable, .tooManyRequests].contains($0) }) {
            response["headers"] = headers([.retryAfter])
        }
        return .object(response)
    }

    static func member(_ key: String, _ value: JSONValue) -> JSONObject {
        var object = JSONObject()
        object[key] = value
        return object
    }

    private static func headers(_ headers: [Documentation.Header]) -> JSONValue {
        .object(
            headers.reduce(into: JSONObject()) { object, header in
                object[header.rawValue] = ["schema": ["type": header.isNumber ? "integer" : "string"]]
            })
    }
}
