namespace Maillage.Modules.Api;

/// <summary>
/// An endpoint whose code is made when it is first asked. The framework compiles an expression for each handler as the program starts: two hundred of them took
/// more than half of the processor time of tests that serve pages, and few are asked in a day.
/// </summary>
internal static class LazyHandler
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder routes, string path, string method, Delegate handler) =>
        RouteHandlerServices.Map(routes, path, handler, [method], RequestDelegateFactory.InferMetadata, (made, options, inferred) =>
        {
            var real = new Lazy<RequestDelegate>(() => RequestDelegateFactory.Create(made, options, inferred).RequestDelegate);
            return new RequestDelegateResult(http => real.Value(http), inferred?.EndpointMetadata ?? []);
        }, handler.Method);
}
