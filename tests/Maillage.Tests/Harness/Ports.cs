using System.Net;
using System.Net.Sockets;

namespace Maillage.Tests.Harness;

/// <summary>Ports for what cannot choose one itself. They are below those that the system gives to whoever asks for any, and no port is given twice in a run.</summary>
internal static class Ports
{
    private const int First = 10_000, Count = 9_000;

    private static int last = Environment.ProcessId * 37 % Count;

    public static int Free()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)((uint)Interlocked.Increment(ref last) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
            }
        }
        throw new InvalidOperationException("No port is free.");
    }
}
