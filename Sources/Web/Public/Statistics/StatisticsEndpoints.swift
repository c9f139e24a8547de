import Domain
import Hummingbird

/// What is published of all complaints: nothing that is exact, and nothing about anybody.
struct StatisticsEndpoints: EndpointCollection {
    static let page = "/statistics"
    static let csv = "/statistics.csv"
    static let json = "/statistics.json"

    let operations: WebOperations
    let pages: PageRenderer
    let interpreter: Interpreter

    var endpoints: [Endpoint] {
        [
            Endpoint(
                .get, Self.page,
                .page(
                    "statisticsPage", "How many complaints there are, what about, against whom and from where",
                    parameters: [.provider], problems: [.notFound, .unavailable]), page),
            Endpoint(.get, Self.csv, .statistics("statisticsTable", "text/csv"), table),
            Endpoint(.get, Self.json, .statistics("statistics", "application/json"), document),
        ]
    }

    @Sendable private func page(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let statistics = try await statistics(for: request)
        let speech = interpreter.speech(for: request)
        return pages.render(
            StatisticsPage(statistics, speech.catalogue, directory: operations.providers), in: speech)
    }

    @Sendable private func table(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        let csv = document(try await statistics(for: request)).csv
        return .bytes(Array(csv.utf8), contentType: "text/csv; charset=utf-8", headers: Self.kept)
    }

    @Sendable private func document(_ request: Request, _ context: WebRequestContext) async throws -> Response {
        .json(document(try await statistics(for: request)).json, headers: Self.kept)
    }

    private func document(_ statistics: Statistics) -> StatisticsDocument {
        let names = StatisticsWords(words: pages.catalogues.english, directory: operations.providers)
        return StatisticsDocument(statistics: statistics, names: names)
    }

    /// They change when cases are counted, every few minutes.
    private static let kept: HTTPFields = [.cacheControl: "public, max-age=300"]

    private func statistics(for request: Request) async throws -> Statistics {
        let provider = request.uri.queryParameters["provider"].map { ProviderID(rawValue: String($0)) }
        guard let statistics = try await operations.showStatistics(provider) else { throw Problem(.notFound) }
        return statistics
    }
}

extension Documentation {
    fileprivate static func statistics(_ id: String, _ contentType: String) -> Documentation {
        Documentation(
            id: id,
            summary: "The complaints of the last months: by month, provider, issue, service, region and ending",
            callers: "Anybody. Small counts are not told, all others are rounded to the nearest five.",
            tag: .statistics, parameters: [.provider, .requestID],
            answers: [
                Answer(
                    status: 200, description: "The statistics. The month under way is the last one.",
                    contentType: contentType, schema: contentType.hasSuffix("json") ? .statistics : nil)
            ], problems: [.notFound, .internalError, .unavailable])
    }
}
