import CLibCurl
import Glibc

/// A connection that libcurl has opened, secured and logged in, and over which we speak ourselves.
extension CurlHandle {
    /// What did not come or go.
    enum ConnectionTrouble: Error {
        case closed
        case silent
        case failed(CurlOutcome)
    }

    func setConnectOnly() {
        set(CURLOPT_CONNECT_ONLY, 1)
    }

    func send(_ bytes: [UInt8]) throws(ConnectionTrouble) {
        var rest = bytes[...]
        while !rest.isEmpty {
            var count = 0
            let code = unsafe rest.withUnsafeBytes { unsafe curl_easy_send(handle, $0.baseAddress, $0.count, &count) }
            rest = rest.dropFirst(count)
            guard code != CURLE_OK else { continue }
            guard code == CURLE_AGAIN else { throw .failed(CurlOutcome(code: code)) }
            try wait(for: Int16(POLLOUT))
        }
    }

    /// - Returns: at least one byte.
    func receive() throws(ConnectionTrouble) -> [UInt8] {
        while true {
            var count = 0
            var code = CURLE_OK
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, used in
                code = unsafe curl_easy_recv(handle, buffer.baseAddress, buffer.count, &count)
                used = count
            }
            switch code {
            case CURLE_OK where bytes.isEmpty: throw .closed
            case CURLE_OK: return bytes
            case CURLE_AGAIN: try wait(for: Int16(POLLIN))
            default: throw .failed(CurlOutcome(code: code))
            }
        }
    }

    private func wait(for events: Int16) throws(ConnectionTrouble) {
        var place = pollfd(fd: unsafe redress_curl_socket(handle), events: events, revents: 0)
        guard unsafe poll(&place, 1, Self.longestSilence) > 0 else { throw .silent }
    }

    private static let chunk = 65_536
    /// Milliseconds.
    private static let longestSilence: Int32 = 30_000
}
