import Domain
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite("OpenAPI document")
struct OpenAPITests {
    private let edge: TestEdge

    init() throws {
        edge = try TestEdge()
    }

    private func document() async throws -> JSONValue {
        let response = try await edge.ask(.get, "/openapi.json")
        return try JSONParser.parse(
            Array(response.body.readableBytesView), limits: JSONLimits(maxBytes: 1 << 20, maxDepth: 64))
    }

    @Test("it describes every route of the router and no other")
    func everyRoute() async throws {
        let paths = try #require(try await document()["paths"]?.objectValue)
        let described = paths.members.flatMap { path in
            (path.value.objectValue?.members ?? []).map { "\($0.key.uppercased()) \(path.key)" }
        }
        let edge = try Edge(operations: edge.operations, configuration: edge.configuration)
        #expect(Set(described) == Set(edge.endpoints.map { "\($0.method.rawValue) \($0.path)" }))
        #expect(described.count == edge.endpoints.count)
    }

    @Test("every reference leads somewhere and every operation has its own id")
    func references() async throws {
        let document = try await document()
        for reference in Self.references(in: document) {
            let found = reference.split(separator: "/").dropFirst().reduce(Optional(document)) { $0?[String($1)] }
            #expect(found != nil, "\(reference)")
        }
        let ids = Self.operations(document).compactMap { $0["operationId"]?.stringValue }
        #expect(Set(ids).count == ids.count)
    }

    @Test("every part of a path that is in braces is a parameter, and the other way round")
    func pathParameters() async throws {
        let document = try await document()
        for path in document["paths"]?.objectValue?.members ?? [] {
            let inPath = path.key.split(separator: "/").filter { $0.hasPrefix("{") }.map { $0.dropFirst().dropLast() }
            for operation in path.value.objectValue?.members.map(\.value) ?? [] {
                let parameters = (operation["parameters"]?.arrayValue ?? []).compactMap { reference in
                    reference["$ref"]?.stringValue.flatMap { $0.split(separator: "/").last }
                }.compactMap { document["components"]?["parameters"]?[String($0)] }
                let described = parameters.filter { $0["in"] == "path" }.compactMap { $0["name"]?.stringValue }
                #expect(described == inPath.map(String.init), "\(path.key)")
            }
        }
    }

    @Test("a complaint that was taken leads to every operation on its case")
    func links() async throws {
        let document = try await document()
        let links = document["paths"]?["/v1/complaints"]?["post"]?["responses"]?["201"]?["links"]?.objectValue
        let ids = Set(Self.operations(document).compactMap { $0["operationId"]?.stringValue })
        let names = Set(links?.members.map(\.key) ?? [])
        #expect(names.isSuperset(of: ["showCase", "comments", "withdrawal"]))
        #expect(links?.members.allSatisfy { ids.contains($0.value["operationId"]?.stringValue ?? "") } == true)
    }

    @Test("every operation says who may call it, and one under /v1 answers errors as problem documents")
    func callersAndErrors() async throws {
        let document = try await document()
        for operation in Self.operations(document) {
            #expect(operation["description"]?.stringValue?.hasPrefix("Who may call it: ") == true)
        }
        let action = document["paths"]?["/v1/cases/{reference}/comments"]?["post"]
        let statuses = action?["responses"]?.objectValue?.members.map(\.key) ?? []
        #expect(
            Set(statuses) == [
                "200", "400", "401", "403", "404", "409", "412", "413", "415", "422", "429", "500", "503",
            ])
        let problem = action?["responses"]?["422"]?["content"]?["application/problem+json"]?["schema"]?["$ref"]
        #expect(problem == "#/components/schemas/Problem")
    }

    @Test("the complaint's schema is the validator's own table")
    func complaint() async throws {
        let schema = try await document()["components"]?["schemas"]?["Complaint"]
        let described = Set(schema?["properties"]?.objectValue?.members.map(\.key) ?? [])
        #expect(described == Set(ComplaintFields.all.filter { $0.parent == nil }.map(\.name)))
        #expect(schema?["additionalProperties"] == false)
    }

    private static func operations(_ document: JSONValue) -> [JSONValue] {
        let paths = document["paths"]?.objectValue?.members ?? []
        return paths.flatMap { $0.value.objectValue?.members.map(\.value) ?? [] }
    }

    private static func references(in value: JSONValue) -> [String] {
        switch value {
        case .null, .bool, .number, .string: []
        case .array(let elements): elements.flatMap(references)
        case .object(let object):
            object.members.flatMap { member in
                member.key == "$ref" ? [member.value.stringValue ?? ""] : references(in: member.value)
            }
        }
    }
}
