import Domain
import Hummingbird
import Operations

/// `/v1/cases/{reference}` and the steps on it.
struct CasesAPI: EndpointCollection {
    static let path = "/v1/cases/{reference}"

    let operations: WebOperations
    let configuration: WebConfiguration

    var endpoints: [Endpoint] {
        [Endpoint(.get, Self.path, .showCase, show)]
            + ActionName.allCases.map { name in
                Endpoint(.post, "\(Self.path)/\(name.rawValue)", .action(name)) { request, context in
                    try await act(name, request, context)
                }
            }
    }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        answer(try await operations.showCase(context.reference(), request.bearer()))
    }

    private func act(_ name: ActionName, _ request: Request, _ context: WebRequestContext) async throws -> Response {
        let credential = try request.bearer()
        let reference = try context.reference()
        let version = try EntityTag.expectedVersion(request)
        let action = try await name.action(from: body(of: name, request), today: operations.today())
        do {
            return answer(try await operations.actOnCase(reference, action, credential, version))
        } catch let conflict as VersionConflict where version != nil {
            throw Problem.preconditionFailed(current: conflict.current)
        }
    }

    /// A step that says everything by its address may come without a body.
    private func body(of name: ActionName, _ request: Request) async throws -> JSONValue {
        let hasType = request.headers[.contentType] != nil
        if !name.needsBody, !hasType, try await request.bodyBytes(limit: 0).isEmpty { return [:] }
        return try await request.json(limit: configuration.bodyLimit).value
    }

    private func answer(_ view: CaseView) -> Response {
        .json(view.document, headers: [.eTag: EntityTag.text(version: view.version)])
    }
}

extension Problem {
    static func preconditionFailed(current: Int) -> Problem {
        var problem = Problem(.preconditionFailed)
        problem.headers[.eTag] = EntityTag.text(version: current)
        return problem
    }
}
