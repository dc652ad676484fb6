import { createApp } from 'vue'
import App from './App.vue'
import { startChat } from './state/connection.ts'
import './styles/tokens.css'
import './styles/base.css'

createApp(App).mount('#app')
startChat()
