using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Maillage.Domain.Identity;
using Maillage.Tests.Harness;

namespace Maillage.Tests.House;

/// <summary>
/// Who may open what, decided endpoint by endpoint: the table <c>role-matrix.txt</c> is committed, and a change of rights shows there.
/// Every endpoint is really asked, as nobody and as each role, with an identity that exists for nobody.
/// </summary>
public sealed partial class RoleMatrix
{
    [Fact]
    public async Task Every_endpoint_answers_each_role_as_the_table_says()
    {
        await using var house = await TestHouse.Serve(demo: true);
        await house.Account("Un Entrepreneur", Role.Entrepreneur, ScopeKind.Activity, house.Atelier.Value);
        await house.Account("Une Equipe", Role.Team);
        await house.Account("Un Administrateur", Role.Administrator);
        using var nobody = Visitor.At(house);
        using var entrepreneur = await Visitor.SignedIn(house, "un.entrepreneur@maillage.example");
        using var team = await Visitor.SignedIn(house, "une.equipe@maillage.example");
        using var administrator = await Visitor.SignedIn(house, "un.administrateur@maillage.example");

        var table = new StringBuilder($"{"endpoint",-64} {"personne",-10} {"entrepr.",-10} {"équipe",-10} admin.\n");
        foreach (var route in (await EndpointRights.Endpoints(house)).Select(e => e.Route).Where(IsOurs).Distinct().Order(StringComparer.Ordinal))
        {
            table.Append($"{route,-64}");
            foreach (var visitor in (Visitor[])[nobody, entrepreneur, team, administrator]) table.Append($" {await Ask(visitor, route),-10}");
            table.Length -= table.ToString().Length - table.ToString().TrimEnd().Length;
            table.Append('\n');
        }
        Golden.Check("role-matrix.txt", table.ToString());
    }

    private static async Task<string> Ask(Visitor visitor, string route)
    {
        using var answer = await visitor.Get(Parameter().Replace(route, m => m.Value.Contains("month", StringComparison.OrdinalIgnoreCase) || m.Value.Contains("mois", StringComparison.Ordinal) ? "2026-11" : "1"));
        return answer.StatusCode switch
        {
            HttpStatusCode.OK when answer.RequestMessage!.RequestUri!.AbsolutePath == "/connexion" && !route.StartsWith("/connexion", StringComparison.Ordinal) => "connexion",
            HttpStatusCode.Unauthorized => "connexion",
            HttpStatusCode.Forbidden => "refusé",
            HttpStatusCode.OK => "ouvert",
            // Open to the role; the thing asked for does not exist, or this address only takes forms.
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest => "ouvert*",
            var other => ((int)other).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The API has a table of its own, <see cref="ApiMatrix"/>, asked with tokens.</summary>
    private static bool IsOurs(string route) => !StaticFile().IsMatch(route) && !route.StartsWith("/api/", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"\.(css|js|svg|woff2|txt|png|ico)(\.gz|\.br)?$|^/(css|js|lib|fonts)/")]
    private static partial Regex StaticFile();
}
