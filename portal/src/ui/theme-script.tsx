/**
 * Sets the theme before the first paint, on every page; next-themes reads the same key on the portal's pages.
 * Public pages have no client component: their theme button is heard here, and their menu closes after a choice.
 */
const SCRIPT = `(function(){
var root=document.documentElement,dark=matchMedia("(prefers-color-scheme: dark)");
function chosen(){try{return localStorage.getItem("theme")}catch(e){return null}}
function show(){var c=chosen(),d=c==="dark"||(c!=="light"&&dark.matches);root.classList.toggle("dark",d);root.classList.toggle("light",!d);root.style.colorScheme=d?"dark":"light"}
show();dark.addEventListener("change",show);addEventListener("storage",show);
document.addEventListener("click",function(e){var t=e.target;if(!t.closest)return;
var m=t.closest("details[data-menu] a");if(m)m.closest("details").open=false;
if(!t.closest("[data-theme-toggle]"))return;
try{localStorage.setItem("theme",root.classList.contains("dark")?"light":"dark")}catch(e){}show()});
})()`;

export function ThemeScript() {
  return <script dangerouslySetInnerHTML={{ __html: SCRIPT.replace(/\n/g, "") }} />;
}
