import Domain
import Hummingbird
import Operations

/// `/v1/cases/{reference}/timeline`: a case's history page by page, for who reads on where it left off. Nothing is ever
/// taken out of a history, so a place in it stays what it was.
struct TimelineAPI: EndpointCollection {
    static let path = "\(CasesAPI.path)/timeline"

    let operations: WebOperations

    var endpoints: [Endpoint] { [Endpoint(.get, Self.path, .timeline, show)] }

    @Sendable private func show(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let reference = try context.reference()
        let stretch = try Stretch(request)
        let view = try await operations.showCase(reference, request.bearer())
        let entries = view.timeline.dropFirst(stretch.after).prefix(stretch.limit)
        let isLast = stretch.after + stretch.limit >= view.timeline.count
        let next = isLast ? nil : "\(CasePath.api(reference))/timeline?\(stretch.following.query)"
        return .json([
            "entries": .array(entries.map(\.document)), "total": JSONValue(view.timeline.count),
            "next": JSONValue(next),
        ])
    }
}

/// Which part of a list is asked for.
struct Stretch: Equatable, Sendable {
    static let defaultLimit = 50
    static let largestLimit = 200

    /// How many of the first are passed over.
    let after: Int
    let limit: Int

    var following: Stretch { Stretch(after: after + limit, limit: limit) }
    var query: String { "after=\(after)&limit=\(limit)" }

    init(after: Int, limit: Int) {
        self.after = after
        self.limit = limit
    }

    /// - Throws: `Problem` that says what would be right.
    init(_ request: Request) throws(Problem) {
        after = try Self.number("after", in: request, 0...Self.mostPassedOver) ?? 0
        limit = try Self.number("limit", in: request, 1...Self.largestLimit) ?? Self.defaultLimit
    }

    /// More entries than any case has.
    static let mostPassedOver = 1_000_000

    private static func number(
        _ name: String, in request: Request, _ range: ClosedRange<Int>
    ) throws(Problem) -> Int? {
        guard let text = request.uri.queryParameters[Substring(name)] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw Problem(
                .badRequest, "\(name) has to be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }
}
