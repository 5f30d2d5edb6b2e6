export default function H(){return <h1 className="text-3xl p-8 text-accent">home</h1>}
