// SPDX-License-Identifier: MIT
#include "performance/calltree/call_tree.h"
#include "performance/calltree/profile_text.h"
#include "performance/core/json_writer.h"
#include "performance/core/quoted_text.h"
#include "performance/core/translate.h"
#include "performance/exchange/profile_writers.h"

#include <map>

namespace performance {

namespace {

/// The tree as the page draws it: depth, name, total and self of each box, callers before what they call.
class FlameData {
public:
    FlameData(const Profile &profile, const CallTree &tree) : m_profile(profile), m_tree(tree) {}

    QByteArray write(const ProfileEvent &event)
    {
        constexpr qint64 SmallestPart = 10000;
        m_least = std::max<qint64>(1, m_tree.total() / SmallestPart);
        JsonWriter json;
        json.beginObject();
        json.key("unit").string(visibleText(event.unit));
        json.key("all").string(translate("ReportHtml", "all"));
        json.key("nodes").beginArray();
        writeNodes(json);
        json.endArray();
        json.line().key("names").beginArray();
        for (const qint32 function : m_functions)
            json.string(visibleText(m_profile.functionName(function)));
        json.endArray();
        json.key("modules").beginArray();
        for (const qint32 function : m_functions)
            json.string(visibleText(m_profile.text(m_profile.moduleOf(function).name)));
        json.endArray();
        json.key("kinds").beginArray();
        for (const qint32 function : m_functions)
            json.integer(int(m_profile.moduleOf(function).kind));
        json.endArray().endObject();
        return json.take().replace("<", "\\u003c"); // nothing in it may end the script element
    }

private:
    void writeNodes(JsonWriter &json)
    {
        struct Step {
            qint32 node;
            int depth;
        };
        std::vector<Step> open{{0, 0}};
        while (!open.empty()) {
            const Step step = open.back();
            open.pop_back();
            const CallNode &node = m_tree.nodes[size_t(step.node)];
            json.integer(step.depth).integer(nameOf(node.function)).integer(node.total).integer(node.self);
            const auto children = m_tree.children(node);
            for (size_t i = children.size(); i > 0; --i) {
                if (children[i - 1].total >= m_least)
                    open.push_back({m_tree.indexOf(children[i - 1]), step.depth + 1});
            }
        }
    }

    qint32 nameOf(qint32 function)
    {
        if (function < 0)
            return -1;
        const auto [it, fresh] = m_names.try_emplace(function, qint32(m_functions.size()));
        if (fresh)
            m_functions.push_back(function);
        return it->second;
    }

    const Profile &m_profile;
    const CallTree &m_tree;
    qint64 m_least = 1;
    std::map<qint32, qint32> m_names;
    std::vector<qint32> m_functions;
};

constexpr char Style[] = R"(<style>
.flame{position:relative;width:100%;overflow-x:hidden;font:12px/17px system-ui,sans-serif;user-select:none}
.flame div{position:absolute;height:17px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;padding:0 3px;box-sizing:border-box;border-right:1px solid var(--card);border-bottom:1px solid var(--card);color:#111;cursor:pointer;background:#9aa5b1}
.flame div.k1{background:#8fc9a3}.flame div.k2{background:#8bbbe0}.flame div.k3{background:#f0b27a}.flame div.k4{background:#b8c4ce}.flame div.k5{background:#e8d06f}
.flame div.off{opacity:.35}.flame div.hit{background:#d070d0}
.flamebar{display:flex;gap:12px;align-items:center;margin-bottom:8px;flex-wrap:wrap}.flamebar input{flex:0 1 320px;padding:4px 8px;font:inherit;border:1px solid var(--line);border-radius:6px;background:var(--page);color:var(--ink)}
</style>)";

/// Draws what is wider than a pixel; a click zooms, Escape goes back, the field searches by regular expression.
constexpr char Script[] = R"(<script>(()=>{
const d=JSON.parse(document.getElementById('flame-data').textContent),box=document.getElementById('flame'),field=document.getElementById('flame-search'),out=document.getElementById('flame-found');
const n=d.nodes,count=n.length/4,at=new Float64Array(count),end=new Int32Array(count),open=[];
for(let i=0;i<count;i++){const depth=n[4*i];while(open.length>depth)end[open.pop().i]=i;
if(depth){const p=open[depth-1];at[i]=p.next;p.next+=n[4*i+2]}
open.push({i,next:at[i]})}
while(open.length)end[open.pop().i]=count;
const name=i=>n[4*i+1]<0?d.all:d.names[n[4*i+1]],value=v=>d.unit==='ns'?(v>=1e9?(v/1e9).toFixed(2)+' s':v>=1e6?(v/1e6).toFixed(2)+' ms':(v/1e3).toFixed(1)+' µs'):v.toLocaleString();
let root=0,history=[],wanted=null;
function draw(){
const width=box.clientWidth,total=n[4*root+2],from=at[root],scale=width/total,depth0=n[4*root];let deepest=0,html=document.createDocumentFragment(),reach=-1,found=0;
const chain=[];for(let i=0,j=0;i<=root;){if(end[i]>root){chain.push(i);i++}else i=end[i]}
const put=(i,x,w,y)=>{const e=document.createElement('div');const f=n[4*i+1];e.style.left=x+'px';e.style.width=w+'px';e.style.top=y*17+'px';e.textContent=w>24?name(i):'';
e.title=name(i)+(f<0?'':' ['+d.modules[f]+']')+'\n'+value(n[4*i+2])+' ('+(100*n[4*i+2]/n[2]).toFixed(2)+' %)\n= '+value(n[4*i+3]);
if(f>=0)e.className='k'+d.kinds[f];if(i<root)e.className+=' off';if(wanted&&f>=0&&wanted.test(d.names[f]))e.className+=' hit';e.onclick=()=>{if(i!==root){history.push(root);root=i;draw()}};html.appendChild(e)};
chain.slice(0,-1).forEach((i,y)=>put(i,0,width,y));
for(let i=root;i<end[root];){const w=n[4*i+2]*scale;if(w<1){i=end[i];continue}put(i,(at[i]-from)*scale,w,n[4*i]);deepest=Math.max(deepest,n[4*i]);i++}
if(wanted)for(let i=root;i<end[root];i++){if(i<reach)continue;const f=n[4*i+1];if(f>=0&&wanted.test(d.names[f])){found+=n[4*i+2];reach=end[i]}}
out.textContent=wanted?(100*found/total).toFixed(1)+' %':'';
box.style.height=(deepest+1)*17+'px';box.replaceChildren(html)}
field.oninput=()=>{try{wanted=field.value?new RegExp(field.value,'i'):null}catch(e){return}draw()};
addEventListener('keydown',e=>{if(e.key==='Escape'){root=history.length?history.pop():0;draw()}});
addEventListener('resize',draw);draw()})()</script>)";

} // namespace

QByteArray toFlameGraphHtml(const Profile &profile, quint8 event)
{
    if (event >= profile.events.size())
        return {};
    ProfileFilter filter;
    filter.events = {event};
    const CallTree tree = buildCallTree(profile, filter);
    if (tree.total() <= 0)
        return {};
    QByteArray out = Style;
    const QString search = htmlText(translate("ReportHtml", "Search functions"));
    out +=
        QStringLiteral(
            "<div class='flamebar'><input id='flame-search' type='search' placeholder='%1' aria-label='%1'><span id='flame-found'></span><span class='legend'>%2</span></div>")
            .arg(search, htmlText(translate("ReportHtml", "Click a box to zoom in, Escape goes back.")))
            .toUtf8();
    out += "<div class='flame' id='flame'></div><script type='application/json' id='flame-data'>";
    out += FlameData(profile, tree).write(profile.events[event]);
    out += "</script>";
    out += Script;
    return out;
}

} // namespace performance
